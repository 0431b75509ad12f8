import type { ChannelSpec, PersonSpec } from '../options.ts';

/** The two people one can play when the caller names nobody. They live in different time zones on purpose. */
export const defaultPeople: PersonSpec[] = [
  { name: 'ada', realName: 'Ada Park', timeZone: 'Europe/Berlin', isAdmin: true },
  { name: 'sam', realName: 'Sam Okoro', timeZone: 'America/New_York' },
];

/** The channels of a small team that runs its apps on Heroku. The private one has one member and not the app. */
export const defaultChannels: ChannelSpec[] = [
  { name: 'general', topic: 'Company-wide announcements and questions' },
  { name: 'ops', topic: 'Deploys, dynos and databases' },
  { name: 'heroku-status', topic: 'What the platform says about itself' },
  { name: 'support-triage', topic: 'Tickets on their way to support' },
  { name: 'ada-private', topic: 'A private channel that only Ada is in', isPrivate: true, members: ['ada'] },
];
