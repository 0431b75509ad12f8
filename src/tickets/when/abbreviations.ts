/** One meaning of an abbreviation: minutes ahead of UTC, and a region whose clocks show it in its season. */
export type Meaning = { label: string; minutes: number; region: string };

/** People elsewhere whose clocks happen to show the same do not use this name. */
export const onlyAtHome: readonly string[] = ['Europe/Dublin'];

const one = (label: string, minutes: number, region: string): readonly Meaning[] => [
  { label, minutes, region },
];

/** Names of fixed offsets (IANA time zone database). Those with more than one meaning are in use for all of them. */
export const abbreviations: Readonly<Record<string, readonly Meaning[]>> = {
  UTC: one('UTC', 0, 'UTC'),
  GMT: one('GMT', 0, 'UTC'),
  Z: one('UTC', 0, 'UTC'),
  WET: one('Western European Time', 0, 'Europe/Lisbon'),
  WEST: one('Western European Summer', 60, 'Europe/Lisbon'),
  CET: one('Central European Time', 60, 'Europe/Berlin'),
  CEST: one('Central European Summer', 120, 'Europe/Berlin'),
  MEZ: one('Central European Time', 60, 'Europe/Berlin'),
  MESZ: one('Central European Summer', 120, 'Europe/Berlin'),
  EET: one('Eastern European Time', 120, 'Europe/Athens'),
  EEST: one('Eastern European Summer', 180, 'Europe/Athens'),
  MSK: one('Moscow', 180, 'Europe/Moscow'),
  BST: [...one('British Summer', 60, 'Europe/London'), ...one('Bangladesh', 360, 'Asia/Dhaka')],
  IST: [
    ...one('India', 330, 'Asia/Kolkata'),
    ...one('Irish Summer', 60, 'Europe/Dublin'),
    ...one('Israel', 120, 'Asia/Jerusalem'),
  ],
  EST: one('US Eastern Standard', -300, 'America/New_York'),
  EDT: one('US Eastern Daylight', -240, 'America/New_York'),
  CST: [...one('US Central', -360, 'America/Chicago'), ...one('China', 480, 'Asia/Shanghai')],
  CDT: one('US Central Daylight', -300, 'America/Chicago'),
  MST: one('US Mountain Standard', -420, 'America/Denver'),
  MDT: one('US Mountain Daylight', -360, 'America/Denver'),
  PST: one('US Pacific Standard', -480, 'America/Los_Angeles'),
  PDT: one('US Pacific Daylight', -420, 'America/Los_Angeles'),
  AKST: one('Alaska Standard', -540, 'America/Anchorage'),
  AKDT: one('Alaska Daylight', -480, 'America/Anchorage'),
  HST: one('Hawaii', -600, 'Pacific/Honolulu'),
  AST: [...one('Atlantic', -240, 'America/Halifax'), ...one('Arabia', 180, 'Asia/Riyadh')],
  ADT: one('Atlantic Daylight', -180, 'America/Halifax'),
  NST: one('Newfoundland', -210, 'America/St_Johns'),
  NDT: one('Newfoundland Daylight', -150, 'America/St_Johns'),
  BRT: one('Brasilia', -180, 'America/Sao_Paulo'),
  GST: one('Gulf', 240, 'Asia/Dubai'),
  PKT: one('Pakistan', 300, 'Asia/Karachi'),
  ICT: one('Indochina', 420, 'Asia/Bangkok'),
  WIB: one('Western Indonesia', 420, 'Asia/Jakarta'),
  SGT: one('Singapore', 480, 'Asia/Singapore'),
  HKT: one('Hong Kong', 480, 'Asia/Hong_Kong'),
  PHT: one('Philippines', 480, 'Asia/Manila'),
  AWST: one('Western Australia', 480, 'Australia/Perth'),
  JST: one('Japan', 540, 'Asia/Tokyo'),
  KST: one('Korea', 540, 'Asia/Seoul'),
  ACST: one('Central Australia', 570, 'Australia/Adelaide'),
  ACDT: one('Central Australia Daylight', 630, 'Australia/Adelaide'),
  AEST: one('Eastern Australia', 600, 'Australia/Sydney'),
  AEDT: one('Eastern Australia Daylight', 660, 'Australia/Sydney'),
  NZST: one('New Zealand', 720, 'Pacific/Auckland'),
  NZDT: one('New Zealand Daylight', 780, 'Pacific/Auckland'),
  WAT: one('West Africa', 60, 'Africa/Lagos'),
  CAT: one('Central Africa', 120, 'Africa/Maputo'),
  SAST: one('South Africa', 120, 'Africa/Johannesburg'),
  EAT: one('East Africa', 180, 'Africa/Nairobi'),
};

/** Names that follow the clocks of a region through the year. */
export const regions: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  uk: 'Europe/London',
};
