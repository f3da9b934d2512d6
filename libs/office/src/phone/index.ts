export { maskPhone, type PhoneFault, type PhoneReading, readPhones } from './phone.ts';
