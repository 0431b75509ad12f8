import { type Meaning, onlyAtHome } from './abbreviations.ts';
import {
  asUtc,
  besideGap,
  fromUtc,
  instantsOf,
  type Local,
  localTime,
  minute,
  offsetAt,
} from './local-time.ts';
import type { ZoneMention } from './zone-mention.ts';

/** Why a time may be read in more than one way. */
export type Doubt =
  | 'month-or-day-first'
  | 'morning-or-afternoon'
  | 'twice'
  | 'left-out'
  | 'season'
  | 'several-zones'
  | 'still-to-come'
  | 'which-day'
  | 'which-time'
  | 'bare-number';

/** An instant that a text may mean; `meaning` says under which reading, empty when there is only one. */
export type Placed = { instant: number; meaning: string; doubt: Doubt | undefined };

/** One way to read the clock: what it shows now, and when it shows a given time. */
export type ZoneReading = { now: Local; place(local: Local): Placed[] };

function regionReading(zone: string, now: number): ZoneReading {
  return {
    now: localTime(now, zone),
    place(local) {
      const instants = instantsOf(local, zone);
      const [first, second] = instants;
      if (first === undefined) {
        return besideGap(local, zone).map((instant) => ({ instant, meaning: '', doubt: 'left-out' }));
      }
      if (second === undefined) return [{ instant: first, meaning: '', doubt: undefined }];
      return [
        { instant: first, meaning: 'the first time', doubt: 'twice' },
        { instant: second, meaning: 'the second time', doubt: 'twice' },
      ];
    },
  };
}

function fixedReading(minutes: number, now: number): ZoneReading {
  return {
    now: fromUtc(now + minutes * minute),
    place: (local) => [{ instant: asUtc(local) - minutes * minute, meaning: '', doubt: undefined }],
  };
}

/** A fixed name in the wrong season ("CET" in summer) may be meant as it is, or as what clocks there show. */
function seasonalReading(
  name: string,
  { minutes, region, label }: Meaning,
  home: string,
  now: number,
): ZoneReading {
  const fixed = fixedReading(minutes, now);
  return {
    now: fixed.now,
    place(local) {
      const literal = asUtc(local) - minutes * minute;
      const shown = instantsOf(local, region);
      const usual = [region, home].some((zone) => offsetAt(literal, zone) === minutes * minute);
      if (usual) return [{ instant: literal, meaning: '', doubt: undefined }];
      return [
        { instant: literal, meaning: `${name} as ${utcOffset(minutes * minute)}`, doubt: 'season' },
        ...shown.map((instant): Placed => {
          const there = `${name} as the clock in ${cityOf(region)}`;
          return { instant, meaning: label === name ? '' : there, doubt: 'season' };
        }),
      ];
    },
  };
}

/**
 * Every way to read the clock of a text: the zone it names, else the person's own. An abbreviation with several meanings
 * is read as the one that the person's own clock shows, if one is.
 */
export function zoneReadings(mention: ZoneMention | undefined, home: string, now: number): ZoneReading[] {
  if (mention === undefined || mention.kind === 'unknown') return [regionReading(home, now)];
  if (mention.kind === 'region') return [regionReading(mention.zone, now)];
  if (mention.kind === 'offset') return [fixedReading(mention.minutes, now)];
  const { name, meanings } = mention;
  const own = meanings.filter(
    ({ region }) => region === home || (!onlyAtHome.includes(region) && sameClock(region, home, now)),
  );
  if (own.length === 1 || meanings.length === 1) {
    return (own.length === 1 ? own : meanings).map((meaning) => seasonalReading(name, meaning, home, now));
  }
  return meanings.map((meaning) => {
    const fixed = fixedReading(meaning.minutes, now);
    return {
      now: fixed.now,
      place: (local) =>
        fixed
          .place(local)
          .map((each) => ({ ...each, meaning: `${name} as ${meaning.label}`, doubt: 'several-zones' })),
    };
  });
}

/** Whether two zones show the same time now and half a year from now. */
function sameClock(one: string, other: string, now: number): boolean {
  return [now, now - 182 * 24 * 60 * minute].every((at) => offsetAt(at, one) === offsetAt(at, other));
}

/** "UTC+01:00". */
export function utcOffset(milliseconds: number): string {
  const total = Math.round(Math.abs(milliseconds) / minute);
  const two = (value: number) => String(value).padStart(2, '0');
  return `UTC${milliseconds < 0 ? '-' : '+'}${two(Math.floor(total / 60))}:${two(total % 60)}`;
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
