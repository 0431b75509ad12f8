/** The ways things go wrong, as words a program can compare. */
export const errorCodes = [
  'config_invalid',
  'content_invalid',
  'input_invalid',
  'not_found',
  'not_allowed',
  'conflict',
  'unavailable',
  'port_in_use',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * The one error class of the project: `code` for programs, `message` as a whole sentence for people
 * (what happened, then what to do next), and the `cause` for the log.
 */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}
