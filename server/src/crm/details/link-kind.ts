import type { LinkKind } from '@firsthand/contract/crm/contact-details'

const hosts: Record<string, LinkKind> = {
  'linkedin.com': 'linkedin',
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'x.com': 'x',
  'twitter.com': 'x',
  'mastodon.social': 'mastodon',
  'bsky.app': 'bluesky',
  'facebook.com': 'facebook',
  'instagram.com': 'instagram',
  'youtube.com': 'youtube',
}

/** Where a link leads, by its host; a page of somebody's own is a website. */
export function linkKindOf(url: string): LinkKind {
  const { hostname } = new URL(url)
  const known = Object.entries(hosts).find(([host]) => hostname === host || hostname.endsWith(`.${host}`))
  return known?.[1] ?? 'website'
}
