import { expect, test } from 'vitest';
import { findBySecretlint, ruleNames, unusedRules, usedRules } from '../../src/redaction/secretlint.ts';
import { maker } from './corpus/make.ts';

test('every rule of the installed preset is used, or left out for a reason', () => {
  expect(ruleNames().toSorted()).toEqual([...Object.keys(usedRules), ...Object.keys(unusedRules)].toSorted());
});

test('secretlint’s rules report the place of a token at once', () => {
  const token = `lin_api_${maker(3).alnum(40)}`;
  const text = `here: ${token}.`;
  expect(findBySecretlint(text).map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
    [token, 'service key'],
  ]);
});
