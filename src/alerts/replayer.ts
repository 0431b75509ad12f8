import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { type Recording, readRecording } from './frames.ts';
import { freshRecording } from './replay-fresh.ts';
import { type ReplayServer, startReplayServer } from './replay-server.ts';
import type { Fetch } from './sources/http.ts';

/** Plays recorded incidents to this process as if the status pages said so. */
export type Replayer = {
  recordings: readonly Recording[];
  /** In place of `fetch`: leads to the recording while one is played, and to the real pages otherwise. */
  fetch: Fetch;
  /** What is looked at after each frame; to be set before the first play. */
  onFrame(look: () => Promise<void>): void;
  /** Begins to play, a frame every so many ms. @throws AppError `conflict` while another one is played. */
  play(name: string, frameMs: number): { frames: number };
  stop(): Promise<void>;
};

/** How often each frame is looked at: some things are only believed when they were read three times. */
const looksPerFrame = 3;

async function recordingsIn(folder: string): Promise<Recording[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(files.map(async (name) => readRecording(await readFile(join(folder, name), 'utf8'))));
}

/** The addresses of the real servers, as the settings name them. */
export type RealUrls = ReplayServer['urls'];

export async function openReplayer(folder: string, real: RealUrls): Promise<Replayer> {
  const recordings = await recordingsIn(folder);
  const server = await startReplayServer();
  const ways = (['heroku', 'trust', 'changelog', 'blog'] as const).map(
    (name) => [real[name], server.urls[name]] as const,
  );
  let look: () => Promise<void> = async () => {};
  let playing: Promise<void> | undefined;
  let stopped = false;
  // Incidents of earlier starts are still known, so a run is numbered by the clock.
  let runs = Math.floor(Date.now() / 1000) % 100_000;

  async function run(recording: Recording, frameMs: number): Promise<void> {
    const frames = freshRecording(recording, runs++, Date.now());
    for (const frame of frames) {
      if (stopped) return;
      server.show(frame);
      for (let time = 0; time < looksPerFrame && !stopped; time += 1) {
        await look();
        await sleep(frameMs / looksPerFrame);
      }
    }
  }

  return {
    recordings,
    fetch(url, init) {
      const way = playing === undefined ? undefined : ways.find(([from]) => url.startsWith(from));
      return fetch(way === undefined ? url : way[1] + url.slice(way[0].length), init);
    },
    onFrame(next) {
      look = next;
    },
    play(name, frameMs) {
      const recording = recordings.find((one) => one.name === name);
      if (recording === undefined) throw new AppError('not_found', `There is no recording named ${name}.`);
      if (playing !== undefined)
        throw new AppError('conflict', 'An incident is being replayed already. Wait until it is over.');
      playing = run(recording, frameMs).finally(() => {
        playing = undefined;
      });
      return { frames: recording.frames.length };
    },
    async stop() {
      stopped = true;
      await playing;
      await server.close();
    },
  };
}
