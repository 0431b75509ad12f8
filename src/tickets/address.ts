import { BlockList, isIP } from 'node:net';

/** Networks that are not the public internet (IANA special-purpose address registries), and what they are. */
const special: readonly (readonly [network: string, what: string])[] = [
  ['0.0.0.0/8', 'this host'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local, where cloud metadata is'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'documentation'],
  ['192.88.99.0/24', 'reserved'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/128', 'this host'],
  ['::1/128', 'loopback'],
  ['100::/64', 'discarding'],
  ['2001::/23', 'reserved'],
  ['2001:db8::/32', 'documentation'],
  ['3fff::/20', 'documentation'],
  ['5f00::/16', 'reserved'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'private'],
  ['ff00::/8', 'multicast'],
];

const lists = special.map(([network, what]) => {
  const [address = '', bits = ''] = network.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4');
  return { list, what };
});

/** What kind of non-public address this is, in a word or two; null for a public one; "not an address" for anything else. */
export function specialAddress(given: string): string | null {
  const [address = ''] = given.split('%');
  const family = isIP(address);
  if (family === 0) return 'not an address';
  if (family === 6) {
    const inside = embedded(address);
    if (inside !== null) return specialAddress(inside);
  }
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  const network = special.find(
    ([name], at) => name.includes(':') === (family === 6) && lists[at]?.list.check(address, kind),
  );
  return network?.[1] ?? null;
}

/** The IPv4 address inside an IPv6 one: mapped, compatible, translated (64:ff9b::/96) or tunnelled (2002::/16). */
function embedded(address: string): string | null {
  const groups = expand(address);
  if (groups === null) return null;
  const [a = 0, b = 0] = groups;
  const dotted = (high = 0, low = 0) => [high >> 8, high & 255, low >> 8, low & 255].join('.');
  if (a === 0x2002) return dotted(b, groups[2]);
  const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  const tail = dotted(groups[6], groups[7]);
  if (a === 0x64 && b === 0xff9b && zeros(2, 6)) return tail;
  if (a === 0x64 && b === 0xff9b && groups[2] === 1) return tail;
  if (zeros(0, 5) && groups[5] === 0xffff) return tail;
  if (zeros(0, 4) && groups[4] === 0xffff && groups[5] === 0) return tail;
  return zeros(0, 6) && (groups[6] ?? 0) > 0 ? tail : null;
}

/** The eight groups of an IPv6 address. */
function expand(address: string): number[] | null {
  const four = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = (one: string | undefined, other: string | undefined) =>
    (Number(one) * 256 + Number(other)).toString(16);
  const text =
    four === null
      ? address
      : `${address.slice(0, four.index)}${hex(four[1], four[2])}:${hex(four[3], four[4])}`;
  const [head = '', tail] = text.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? 0 : 8 - left.length - right.length;
  if (middle < 0 || left.length + middle + right.length !== 8) return null;
  return [...left, ...Array<string>(middle).fill('0'), ...right].map((group) => Number.parseInt(group, 16));
}
