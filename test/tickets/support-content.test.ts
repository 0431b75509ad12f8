import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { itemIds, readChecklist } from '../../src/tickets/checklist.ts';
import { isHigher, priorities, readDefinitions, readPriority } from '../../src/tickets/priority.ts';

const support = join(import.meta.dirname, '../../content/support');

function folderWith(file: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'support-'));
  writeFileSync(join(folder, file), text);
  return folder;
}

const entry = (id: string) =>
  `- { id: ${id}, name: N, definition: D, happens: H, examples: [one], source: S }\n`;

describe('the priorities', () => {
  test('all four are read with definition, effect and examples', () => {
    const definitions = readDefinitions(support);
    for (const id of priorities) {
      expect(definitions[id].name.toLowerCase()).toBe(id);
      expect(definitions[id].definition.length).toBeGreaterThan(20);
      expect(definitions[id].examples.length).toBeGreaterThan(5);
    }
    expect(definitions.urgent.happens).toContain('paged');
  });

  test('a missing priority is named', () => {
    const folder = folderWith('priorities.yml', entry('urgent') + entry('high') + entry('low'));
    expect(() => readDefinitions(folder)).toThrow('lacks the priority normal');
  });

  test('every problem of a file is named at once, by the id of its item', () => {
    const folder = folderWith('priorities.yml', '- { id: high, name: "" }\n- { id: fatal }\n');
    expect(() => readDefinitions(folder)).toThrow(
      /high, name: must not be empty[\s\S]*fatal, id: must be one of/,
    );
  });

  test('an id that stands twice, an empty list and a file that is no YAML are refused', () => {
    const twice = folderWith('priorities.yml', entry('urgent') + entry('urgent'));
    expect(() => readDefinitions(twice)).toThrow('has the id urgent twice');
    expect(() => readDefinitions(folderWith('priorities.yml', '[]'))).toThrow('at least one item');
    expect(() => readDefinitions(folderWith('priorities.yml', '- { id: "'))).toThrow('could not be read');
    expect(() => readDefinitions(folderWith('other.yml', ''))).toThrow('could not be read');
  });

  test('the highest comes first and words in any case name one', () => {
    expect(isHigher('urgent', 'high')).toBe(true);
    expect(isHigher('low', 'normal')).toBe(false);
    expect(isHigher('high', 'high')).toBe(false);
    expect(['URGENT', ' High ', 'medium', 'constructor', 'p1', ''].map(readPriority)).toEqual([
      'urgent',
      'high',
      'normal',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the nine items', () => {
  test('they are read in the order of Heroku', () => {
    const checklist = readChecklist(support);
    expect(itemIds.map((id) => checklist[id].order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(checklist.started.kind).toBe('datetime');
    expect(checklist.access.kind).toBe('tick');
  });

  test('a missing item and a wrong order are named', () => {
    const row = (id: string, order: number) =>
      `- { id: ${id}, order: ${order}, kind: text, label: L, hint: H }\n`;
    expect(() => readChecklist(folderWith('urgent-checklist.yml', row('access', 1)))).toThrow(
      'lacks description',
    );
    expect(() => readChecklist(folderWith('urgent-checklist.yml', row('access', 2)))).toThrow(
      'has access at place 2 instead of 1',
    );
  });
});
