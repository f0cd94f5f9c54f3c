import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Addresses that lead to no public place (IANA special-purpose registries for IPv4 and IPv6, RFC 6890 and later). */
const specialV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** Inside 2000::/3, which is all that is routed: what carries another address in itself, or is for examples. */
const specialV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const special = new BlockList()
for (const [network, prefix] of specialV4) special.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of specialV6) special.addSubnet(network, prefix, 'ipv6')
const routed = new BlockList()
routed.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an address leads to a public place. Of IPv6 only what is routed counts, so IPv4 in disguise (::ffff:10.0.0.1,
 * 64:ff9b::), link-local, unique local and multicast addresses are out without being named.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  return routed.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/** The address that stands in a URL in place of a name, or undefined where there is a name to look up. */
export function literalAddress(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIPv4(host) || isIPv6(host) ? host : undefined
}
