import type { Rule } from './rule.ts';
import { bootRules, crashRules } from './rules-boot.ts';
import { dataRules, exhaustedRules } from './rules-data.ts';
import { memoryRules } from './rules-memory.ts';
import { lossRules, platformRules, restartRules } from './rules-platform.ts';
import { faultRules, trafficRules } from './rules-traffic.ts';

/**
 * Every rule, the roots before the symptoms: a code that an earlier rule accounts for is not explained again by a
 * later one.
 */
export const rules: readonly Rule[] = [
  ...platformRules,
  ...exhaustedRules,
  ...bootRules,
  ...memoryRules,
  ...dataRules,
  ...crashRules,
  ...trafficRules,
  ...restartRules,
  ...faultRules,
  ...lossRules,
];
