import type { ReactElement, ReactNode } from 'react';

/** Our own small set, drawn on a grid of 16 with a line of 1.5. Decoration only: the words stand beside them. */
const icon = (drawing: ReactNode): (() => ReactElement) => {
  return () => (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawing}
    </svg>
  );
};

export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />);
export const ClockIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 4.75V8l2.25 1.5" />
  </>,
);
export const ListIcon = icon(<path d="M2.5 4h11M2.5 8h11M2.5 12h7" />);
export const SlidersIcon = icon(
  <>
    <path d="M2.5 5h6M12.5 5h1M2.5 11h1M7.5 11h6" />
    <circle cx="10.5" cy="5" r="1.75" />
    <circle cx="5.5" cy="11" r="1.75" />
  </>,
);
export const SealIcon = icon(
  <>
    <path d="M8 1.75 13 3.5v4c0 3.25-2.1 5.6-5 6.75-2.9-1.15-5-3.5-5-6.75v-4L8 1.75Z" />
    <path d="m5.75 7.75 1.75 1.75 3-3.25" />
  </>,
);
export const LockIcon = icon(
  <>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
  </>,
);
export const PersonIcon = icon(
  <>
    <circle cx="8" cy="5.25" r="2.75" />
    <path d="M2.75 13.5a5.25 5.25 0 0 1 10.5 0" />
  </>,
);
export const KeyboardIcon = icon(
  <>
    <rect x="1.5" y="4" width="13" height="8.5" rx="1.5" />
    <path d="M4.5 7h.01M8 7h.01M11.5 7h.01M5.5 10h5" />
  </>,
);
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.5 10.5 3 3" />
  </>,
);
export const CloseIcon = icon(<path d="m4 4 8 8M12 4l-8 8" />);
export const CheckIcon = icon(<path d="m3.5 8.5 3 3 6-7" />);
export const DashIcon = icon(<path d="M4.5 8h7" />);
export const CopyIcon = icon(
  <>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M3.5 10.5h-.25A.75.75 0 0 1 2.5 9.75v-6.5a.75.75 0 0 1 .75-.75h6.5a.75.75 0 0 1 .75.75v.25" />
  </>,
);
export const ChevronIcon = icon(<path d="m4.5 6.5 3.5 3.5 3.5-3.5" />);
export const WarningIcon = icon(
  <>
    <path d="M8 2.5 14 13H2L8 2.5Z" />
    <path d="M8 6.75v2.5M8 11.25h.01" />
  </>,
);
export const InfoIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 7.5v3M8 5.25h.01" />
  </>,
);
export const ArrowLeftIcon = icon(<path d="M9.5 3.5 5 8l4.5 4.5" />);
export const EyeIcon = icon(
  <>
    <path d="M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8Z" />
    <circle cx="8" cy="8" r="1.75" />
  </>,
);
export const ArrowUpIcon = icon(<path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />);
export const ArrowDownIcon = icon(<path d="M8 3.5v9M4.5 9 8 12.5 11.5 9" />);
export const ColumnsIcon = icon(<path d="M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9" />);
