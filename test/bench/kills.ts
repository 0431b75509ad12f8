import { parseArgs } from 'node:util';
import { openStore } from '../../src/store/open.ts';
import { runKills } from '../alerts-run/kill-run.ts';
import { quiet, type TestDatabase } from '../support/stores.ts';
import { engineName, newDatabase } from './databases.ts';

/*
 * Kills the worker with SIGKILL at random points of the fan-out, fifty times with five hundred channels, and looks at
 * every channel: one card in its last state, each reply once, at most one twin for each lost answer.
 */
const { values } = parseArgs({
  options: {
    channels: { type: 'string', default: '500' },
    workspaces: { type: 'string', default: '5' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'no-look': { type: 'boolean', default: false },
  },
});

const { place, drop } = await newDatabase();
const database: TestDatabase = { options: place, open: () => openStore({ ...place, log: quiet }) };
const began = performance.now();
console.log(
  `${values.kills} kills, ${values.channels} channels in ${values.workspaces} workspaces, ${engineName}, ${values['no-look'] ? 'may not look' : 'may look'} for lost messages, seed ${values.seed}`,
);
const { wrong, ...figures } = await runKills({
  database,
  channels: Number(values.channels),
  workspaces: Number(values.workspaces),
  kills: Number(values.kills),
  canLook: !values['no-look'],
  seed: Number(values.seed),
  tell: (line) => console.log(`  ${line}`),
}).finally(drop);
console.log({
  ...figures,
  wrong: wrong.slice(0, 10),
  seconds: Math.round((performance.now() - began) / 1000),
});
const isGood = wrong.length === 0 && figures.twins <= (values['no-look'] ? figures.lost : 0);
console.log(isGood ? 'every channel is exact' : 'NOT exact');
process.exitCode = isGood ? 0 : 1;
