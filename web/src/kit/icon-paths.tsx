/** Drawn for Firsthand on a 16-px grid with 1.5-px lines. */
export const iconPaths = {
  today: (
    <path d="M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7" />
  ),
  people: (
    <path d="M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c.2-2.4 2-4 4.5-4s4.3 1.6 4.5 4M10.8 2.7a2.5 2.5 0 0 1 0 4.6M12 9.8c1.5.5 2.4 1.8 2.5 3.7" />
  ),
  studies: (
    <path d="M5 2.5h6M6.2 2.5v4L2.9 12a1.2 1.2 0 0 0 1 1.8h8.2a1.2 1.2 0 0 0 1-1.8L9.8 6.5v-4M4.6 10h6.8" />
  ),
  conversations: (
    <path d="M2 4.5A1.5 1.5 0 0 1 3.5 3h9A1.5 1.5 0 0 1 14 4.5v5a1.5 1.5 0 0 1-1.5 1.5H7l-3 2.5V11h-.5A1.5 1.5 0 0 1 2 9.5ZM5 6h6M5 8.2h3.5" />
  ),
  evidence: <path d="M6.5 4C4 4.5 2.7 6.2 2.7 8.5V12h4V8.2h-2M13 4c-2.5.5-3.8 2.2-3.8 4.5V12h4V8.2h-2" />,
  claims: <path d="M2.5 13.5v-3M6.2 13.5V8M9.9 13.5V5.5M13.5 13.5v-11" />,
  surveys: <path d="M3.5 2h9v12h-9ZM6 5.2h4M6 8h4M6 10.8h2" />,
  outreach: <path d="m2 7.5 12-5-4.5 11.5L7.3 9ZM7.3 9 14 2.5" />,
  journeys: (
    <path d="M4 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM12 5.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5.5 12H10a2 2 0 0 0 0-4H6a2 2 0 0 1 0-4h4.5" />
  ),
  economics: (
    <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM10 5.8C9.5 5.2 8.9 5 8 5c-1.2 0-2 .6-2 1.5 0 2 4 1 4 3 0 .9-.8 1.5-2 1.5-.9 0-1.6-.3-2.1-.9M8 4v1M8 11v1" />
  ),
  pulse: <path d="M1.5 8.5H4l2-5.5 3.5 10 2-4.5h3" />,
  team: (
    <path d="M8 7a2.2 2.2 0 1 0 0-4.5A2.2 2.2 0 0 0 8 7ZM3.5 13.5c.2-2.6 2-4.3 4.5-4.3s4.3 1.7 4.5 4.3" />
  ),
  settings: (
    <path d="M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M10.7 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM5.3 13.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z" />
  ),
  backwards: <path d="M14 8H3M6.5 4 2.5 8l4 4" />,
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5l3 3" />,
  plus: <path d="M8 3v10M3 8h10" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.5" />,
  down: <path d="m4 6 4 4 4-4" />,
  up: <path d="m4 10 4-4 4 4" />,
  right: <path d="m6 4 4 4-4 4" />,
  left: <path d="m10 4-4 4 4 4" />,
  arrow: <path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth={2.2} />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6" />,
  upload: <path d="M8 10.5V2.5M4.8 5.5 8 2.3l3.2 3.2M2.5 10.5v3h11v-3" />,
  download: <path d="M8 2.5v8M4.8 7.3 8 10.5l3.2-3.2M2.5 10.5v3h11v-3" />,
  link: (
    <path d="M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.7.7M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.7-.7" />
  ),
  external: <path d="M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4" />,
  calendar: <path d="M2.5 3.5h11v10h-11ZM2.5 6.7h11M5.5 2v2.5M10.5 2v2.5" />,
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.5" />,
  edit: <path d="m3 13 .7-3L10.5 3.2a1.3 1.3 0 0 1 1.8 0l.5.5a1.3 1.3 0 0 1 0 1.8L6 12.3Z" />,
  archive: <path d="M2.5 3h11v3h-11ZM3.5 6v7h9V6M6.5 8.7h3" />,
  remove: <path d="M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4" />,
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  warning: <path d="M8 2.5 14 13H2ZM8 6.5v3M8 11.3h.01" />,
  moon: <path d="M13 9.8A5.5 5.5 0 0 1 6.2 3 5.5 5.5 0 1 0 13 9.8Z" />,
  key: <path d="M5.5 13a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM7.5 8.2l5.5-5.5M10.5 5.2l2 2" />,
  play: <path d="M4.5 2.8v10.4L13 8Z" />,
  pause: <path d="M5.5 3v10M10.5 3v10" />,
  door: <path d="M6.5 13.5h-4v-11h4M6.5 8H14M11 5l3 3-3 3" />,
} as const

export type IconName = keyof typeof iconPaths
