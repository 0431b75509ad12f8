const field =
  /(?:^|[\s"'`{[(,;&?<>|*])([A-Za-z_][\w.-]{1,80})(\\{0,7}["'`]?)[*_]{0,2}[ \t]{0,20}(=>|=|:(?!\/\/))[*_]{0,2}[ \t]{0,20}\\{0,7}["'`]?[^\s"'`=]*$/;

/** The field or variable that a value at `start` belongs to, as in `DATABASE_URL=postgres://…`; undefined when none. */
export function fieldBefore(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 200), start);
  const [, name = '', quote, operator] = field.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
  if (name === '') return undefined;
  // A small word and a colon are prose: "cannot connect: postgres://…".
  return operator === ':' && quote === '' && /^[a-z]+$/.test(name) ? undefined : name;
}
