/**
 * Turns whatever comes in, strings or bytes, into UTF-8 bytes. A file that begins with the byte order mark of UTF-16,
 * as PowerShell writes them, is decoded; everything else passes through untouched.
 */
export function createUtf8Bytes(take: (bytes: Buffer) => void) {
  let begun = false;
  let early: Buffer | null = null;
  let decoder: InstanceType<typeof TextDecoder> | null = null;

  function begin(bytes: Buffer): void {
    begun = true;
    early = null;
    const mark = bytes.length < 2 ? '' : bytes.toString('hex', 0, 2);
    if (mark === 'fffe') decoder = new TextDecoder('utf-16le');
    if (mark === 'feff') decoder = new TextDecoder('utf-16be');
    pass(bytes);
  }

  function pass(bytes: Buffer): void {
    if (decoder === null) take(bytes);
    else {
      const text = decoder.decode(bytes, { stream: true });
      if (text !== '') take(Buffer.from(text, 'utf8'));
    }
  }

  return {
    push(chunk: Uint8Array | string): void {
      const bytes =
        typeof chunk === 'string'
          ? Buffer.from(chunk, 'utf8')
          : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const whole: Buffer = early === null ? bytes : Buffer.concat([early, bytes]);
      if (begun) pass(bytes);
      else if (whole.length < 2) early = Buffer.from(whole);
      else begin(whole);
    },
    end(): void {
      if (!begun && early !== null) begin(early);
      const rest = decoder?.decode() ?? '';
      if (rest !== '') take(Buffer.from(rest, 'utf8'));
    },
  };
}
