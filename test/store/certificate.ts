import { generateKeyPairSync, sign } from 'node:crypto';

/** DER: a tag, the length, the content. */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const hex = (digits: string) => Buffer.from(digits, 'hex');
const sequence = (...content: Uint8Array[]) => der(0x30, ...content);
const oid = (digits: string) => der(0x06, hex(digits));
const nameOf = (text: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))));
const time = (text: string) => der(0x18, Buffer.from(text));

/** A certificate that signs itself, for the host `localhost` and no other. Both parts are in PEM. */
export function selfSigned(): { cert: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const authority = sequence(oid('551d13'), hex('0101ff'), der(0x04, sequence(hex('0101ff'))));
  const hosts = sequence(oid('551d11'), der(0x04, sequence(der(0x82, Buffer.from('localhost')))));
  const content = sequence(
    der(0xa0, hex('020102')),
    hex('020101'),
    algorithm,
    nameOf('localhost'),
    sequence(time('20250101000000Z'), time('21250101000000Z')),
    nameOf('localhost'),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authority, hosts)),
  );
  const signature = der(0x03, hex('00'), sign('sha256', content, privateKey));
  const text = sequence(content, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
