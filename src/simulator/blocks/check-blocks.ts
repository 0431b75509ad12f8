import type { z } from 'zod';
import type { JsonObject } from '../workspace/entities.ts';
import { asList, asObject, asText, isObject } from '../workspace/json.ts';
import { type BlockType, blockSchemas } from './block-schemas.ts';
import { containerChildren, modalOnlyElements, type Surface, surfacesOf } from './surfaces.ts';

/** Something Slack would refuse: what, and a JSON pointer to where. */
export interface Problem {
  pointer: string;
  message: string;
}

/** Slack's spelling of a problem in `response_metadata.messages`. */
export function slackWords({ pointer, message }: Problem): string {
  return `[ERROR] ${message} [json-pointer:${pointer}]`;
}

/** Checks a list of blocks for one surface: known types, the right place, fields, lengths, unique ids. */
export function checkBlocks(value: unknown, surface: Surface, max: number, pointer = '/blocks'): Problem[] {
  if (!Array.isArray(value)) return [{ pointer, message: 'must be an array' }];
  if (value.length > max) return [{ pointer, message: `no more than ${max} items allowed` }];
  return [
    ...value.flatMap((block, index) => checkBlock(block, surface, `${pointer}/${index}`)),
    ...repeatedIds(value, pointer),
  ];
}

function checkBlock(block: unknown, surface: Surface, pointer: string): Problem[] {
  if (!isObject(block)) return [{ pointer, message: 'must provide an object' }];
  const type = asText(block.type);
  if (!isBlockType(type))
    return [{ pointer: `${pointer}/type`, message: `unsupported type: ${type || 'none'}` }];
  if (!surfacesOf[type].includes(surface)) {
    return [{ pointer: `${pointer}/type`, message: `block type ${type} is not supported in a ${surface}` }];
  }
  const parsed = blockSchemas[type].safeParse(block, { reportInput: true });
  return [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => toProblems(issue, pointer))),
    ...misplacedElements(block, surface, pointer),
    ...wrongInitial(block, pointer),
    ...(type === 'container' ? checkChildren(block, surface, pointer) : []),
  ];
}

function isBlockType(type: string): type is BlockType {
  return Object.hasOwn(blockSchemas, type);
}

/** Says a validation issue in Slack's words; `pointer` is where the checked value stands. */
export function toProblems(issue: z.core.$ZodIssue, pointer: string): Problem[] {
  const at = [pointer, ...issue.path.map(String)].join('/');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: at, message: `invalid additional property: ${key}` }));
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ pointer: at, message: `missing required field: ${String(issue.path.at(-1) ?? '')}` }];
  }
  if (issue.code === 'invalid_union') {
    return [{ pointer: at, message: 'failed to match all allowed schemas' }];
  }
  return [{ pointer: at, message: issue.message }];
}

/** The interactive elements of a block, with where they stand. */
export function elementsOf(block: JsonObject): { element: JsonObject; path: string }[] {
  return [
    ...(block.accessory ? [{ element: asObject(block.accessory), path: 'accessory' }] : []),
    ...(block.element ? [{ element: asObject(block.element), path: 'element' }] : []),
    ...(block.type === 'rich_text' ? [] : numbered(block.elements, 'elements')),
    ...(block.type === 'card' ? numbered(block.actions, 'actions') : []),
  ];
}

function numbered(value: unknown, name: string): { element: JsonObject; path: string }[] {
  return asList(value).map((element, index) => ({ element: asObject(element), path: `${name}/${index}` }));
}

function misplacedElements(block: JsonObject, surface: Surface, pointer: string): Problem[] {
  return elementsOf(block)
    .filter(({ element }) => surface !== 'modal' && modalOnlyElements.includes(asText(element.type)))
    .map(({ element, path }) => ({
      pointer: `${pointer}/${path}`,
      message: `element type ${asText(element.type)} is not supported in a ${surface}`,
    }));
}

/** An initial option must be one of the options, with the same text and value. */
function wrongInitial(block: JsonObject, pointer: string): Problem[] {
  return elementsOf(block).flatMap(({ element, path }) => {
    const groups = asList(element.option_groups).flatMap((group) => asList(asObject(group).options));
    const values = [...asList(element.options), ...groups].map((option) => asObject(option).value);
    const initial = [
      ...asList(element.initial_options),
      ...(element.initial_option ? [element.initial_option] : []),
    ];
    if (values.length === 0) return [];
    return initial
      .filter((option) => !values.includes(asObject(option).value))
      .map(() => ({ pointer: `${pointer}/${path}`, message: 'initial option is not one of the options' }));
  });
}

function checkChildren(block: JsonObject, surface: Surface, pointer: string): Problem[] {
  return asList(block.child_blocks).flatMap((child, index) => {
    const at = `${pointer}/child_blocks/${index}`;
    const type = asText(asObject(child).type);
    return containerChildren.some((allowed) => allowed === type)
      ? checkBlock(child, surface, at)
      : [{ pointer: at, message: `block type ${type} is not supported in a container` }];
  });
}

function repeatedIds(blocks: unknown[], pointer: string): Problem[] {
  const blockIds = blocks.map((block) => asText(asObject(block).block_id));
  const repeatedBlocks = repeated(blockIds).map((id) => ({
    pointer,
    message: `block_id already exists: ${id}`,
  }));
  const repeatedActions = blocks.flatMap((block, index) =>
    repeated(elementsOf(asObject(block)).map(({ element }) => asText(element.action_id))).map((id) => ({
      pointer: `${pointer}/${index}`,
      message: `action_id already exists in this block: ${id}`,
    })),
  );
  return [...repeatedBlocks, ...repeatedActions];
}

function repeated(ids: string[]): string[] {
  return [...new Set(ids.filter((id, index) => id !== '' && ids.indexOf(id) !== index))];
}
