import { expect } from 'vitest';
import { type Answered, type MainBot, startMainBot } from '../support/main-bot.ts';
import type { Call, SlackApi } from '../support/slack-api.ts';
import type { Board } from '../support/standing.ts';
import type { TestDatabase } from '../support/stores.ts';
import type { Receiver } from './receiver.ts';

/** A call in whose midst the process is killed; `webhook` is a delivery, none is never. */
export type Moment = { when: string; method?: string; fits?: (args: Call['args']) => boolean };

/** A workspace in which somebody kills the bot, and people who try again when nothing happened. */
export type Town = {
  start(): Promise<void>;
  bot(): MainBot;
  /** Strikes in the midst of the next such call, before or after it was taken: unless said otherwise, the process is killed. */
  killAt(moment: Moment, isTaken: boolean): void;
  /** Resolves when what was struck is back. */
  back(): Promise<void>;
  /** Does a step until it was answered. */
  sure(step: () => Promise<Answered>): Promise<NonNullable<Answered>>;
  /** Does a step again and again until its effect is seen, as people press a button that did nothing. */
  until(effect: () => boolean, step: () => Promise<Answered>): Promise<void>;
  /** Everything that stands in Slack. */
  texts(): string;
};

const patienceMs = 8000;
const mostTries = 6;
/** The title of the modal that says that a form was not saved. */
const failed = 'That did not work';

export function createTown(
  database: TestDatabase['options'],
  api: SlackApi,
  receiver: Receiver,
  board: Board,
  blow?: (town: Town, going: () => void) => Promise<void>,
): Town {
  let bot: MainBot;
  let back: Promise<void> = new Promise(() => {});
  const strike =
    blow ??
    (async (_town: Town, going: () => void) => {
      await bot.kill();
      going();
      await town.start();
    });
  const town: Town = {
    async start() {
      const settings = { WEBHOOK_ALLOWED_ORIGINS: receiver.origin, LOG_LEVEL: 'info' };
      bot = await startMainBot(database, api, settings);
    },
    bot: () => bot,
    killAt({ method, fits }, isTaken) {
      if (method === undefined) return;
      const gate = method === 'webhook' ? receiver.hold() : api.hold(method, fits);
      back = gate.arrived.then(() => strike(town, isTaken ? gate.release : gate.drop));
    },
    back: () => back,
    async sure(step) {
      for (;;) {
        const answer = await step();
        if (answer === undefined) await back;
        else if (answer.status === 200 && !answer.body.includes(failed)) return answer;
      }
    },
    async until(effect, step) {
      for (let tries = 0; tries < mostTries && !effect(); tries += 1) {
        await town.sure(step);
        const seen = expect.poll(effect, { timeout: patienceMs, interval: 20 }).toBe(true);
        await Promise.resolve(seen).catch(() => {});
      }
      expect(effect()).toBe(true);
    },
    texts: () => JSON.stringify(board.all()),
  };
  return town;
}
