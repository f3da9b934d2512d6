import type { ReactNode } from 'react';

function Icon({ d }: { d: string }): ReactNode {
  return (
    <svg className="k-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}

export const HomeIcon = (): ReactNode => <Icon d="M2 7.5L8 2.5l6 5M3.5 6.5v7h9v-7M6.5 13.5v-4h3v4" />;
export const SearchIcon = (): ReactNode => <Icon d="M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5l3 3" />;
export const BellIcon = (): ReactNode => <Icon d="M3 11.5h10l-1.2-2V6.5a3.8 3.8 0 0 0-7.6 0v3zM6.8 13.5h2.4" />;
export const SunIcon = (): ReactNode => (
  <Icon d="M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1" />
);
export const MoonIcon = (): ReactNode => <Icon d="M13.5 9.8A6 6 0 1 1 6.2 2.5a4.8 4.8 0 0 0 7.3 7.3z" />;
export const MachineIcon = (): ReactNode => <Icon d="M2 3h12v8H2zM5.5 13.5h5M8 11v2.5" />;
export const GearIcon = (): ReactNode => (
  <Icon d="M8 5.7a2.3 2.3 0 1 0 0 4.6a2.3 2.3 0 1 0 0-4.6M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6L5 5M11 11l1.4 1.4M12.4 3.6L11 5M5 11l-1.4 1.4" />
);
export const BookIcon = (): ReactNode => (
  <Icon d="M3 2.5h8.5a1 1 0 0 1 1 1v10H4a1 1 0 0 1-1-1zM3 12.5a1 1 0 0 1 1-1h8.5M5.8 5.5h4M5.8 8h4" />
);
export const GaugeIcon = (): ReactNode => (
  <Icon d="M2.3 12.5a6.2 6.2 0 1 1 11.4 0M8 11.5l2.8-4.2M4.2 9.5h1M10.8 9.5h1M8 5.2v1" />
);
export const EnvelopeIcon = (): ReactNode => <Icon d="M2 3.5h12v9H2zM2.5 4l5.5 4.5L13.5 4" />;
export const ReturnIcon = (): ReactNode => <Icon d="M13.5 8a5.5 5.5 0 1 1-1.8-4.1M13.5 2v3h-3M8 5v3.2l2 1.3" />;
export const CalendarIcon = (): ReactNode => (
  <Icon d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3M5 9.5h2M9 9.5h2" />
);
export const InboxIcon = (): ReactNode => (
  <Icon d="M2.5 9.5v4h11v-4M2.5 9.5h3.2l1 1.6h2.6l1-1.6h3.2M8 2v5.5M5.6 5.2L8 7.6l2.4-2.4" />
);
export const MendIcon = (): ReactNode => <Icon d="M3 2.5h10v11H3zM5.5 6h5M5.5 8.5h2M7.8 11.3l1.4 1.3 2.6-3" />;
export const PeopleIcon = (): ReactNode => (
  <Icon d="M6 3a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4M1.8 13c0-2.4 1.9-3.8 4.2-3.8s4.2 1.4 4.2 3.8M10.5 3.3a2.2 2.2 0 0 1 0 4M11.6 9.4c1.6.4 2.6 1.7 2.6 3.6" />
);
export const TreeIcon = (): ReactNode => <Icon d="M6 2h4v3H6zM2 11h4v3H2zM10 11h4v3h-4zM8 5v3M4 11V8h8v3" />;
export const ShieldIcon = (): ReactNode => (
  <Icon d="M8 1.8l5 1.8v4c0 3.2-2.1 5.4-5 6.6c-2.9-1.2-5-3.4-5-6.6v-4zM5.8 8l1.6 1.6l2.9-3.2" />
);
export const KeyIcon = (): ReactNode => <Icon d="M5.5 6.5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M7.7 7.4L13.5 1.8M11 4.2l2 2" />;
export const SeatIcon = (): ReactNode => <Icon d="M5 2.5h6v5H5zM3.5 7v3.5h9V7M4.5 10.5v3M11.5 10.5v3" />;
export const RenewIcon = (): ReactNode => <Icon d="M3 2.5h7l3 3v8H3zM10 2.5v3h3M5.5 9.5l1.8 1.8 3.2-3.6" />;
export const ParcelIcon = (): ReactNode => (
  <Icon d="M2.5 5L8 2.2 13.5 5v6L8 13.8 2.5 11zM2.5 5L8 7.8 13.5 5M8 7.8v6M5.2 3.6l5.5 2.8" />
);
export const TaskIcon = (): ReactNode => (
  <Icon d="M2.5 3.5l1.2 1.2 2-2.2M2.5 8.2l1.2 1.2 2-2.2M2.5 12.9l1.2 1.2 2-2.2M8 4h6M8 8.7h6M8 13.4h6" />
);
export const ChartIcon = (): ReactNode => <Icon d="M2.5 13.5h11M4 13.5V9M7 13.5V5.5M10 13.5V8M13 13.5V2.5" />;
export const LetterIcon = (): ReactNode => (
  <Icon d="M3.5 1.8h6.8l2.7 2.7v9.7h-9.5zM10.3 1.8v2.7H13M5.6 7.2h4.8M5.6 9.4h4.8M5.6 11.6h2.6" />
);
export const FormIcon = (): ReactNode => <Icon d="M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.5 8h5M5.5 10.5h3" />;
export const HouseIcon = (): ReactNode => <Icon d="M2.5 7.5L8 3l5.5 4.5v6h-11zM6 13.5V9.5h4v4" />;
export const CabinetIcon = (): ReactNode => <Icon d="M3 2h10v12H3zM3 6h10M3 10h10M7 4h2M7 8h2M7 12h2" />;
export const TabletIcon = (): ReactNode => <Icon d="M3.5 1.5h9v13h-9zM7 12.5h2M6 4.5h4M6 7h4" />;
