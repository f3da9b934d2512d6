export { allSubjects, defineSubject, type SubjectFacts, type SubjectKind, type SubjectRef } from './subject.ts';
export { Subject, SubjectInput } from './subject.types.ts';
export { SubjectsModule } from './subjects.module.ts';
export { Subjects } from './subjects.ts';
