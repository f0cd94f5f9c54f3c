/** What the menus call these pages; apart from their other words, since menus are in the first load. */
export const menu = {
  referrals: {
    title: 'Introductions',
    open: 'Introductions and thanks',
    keywords: 'referrals intro warm ask thank you due who brings whom balance sample',
    ask: 'Ask for an introduction',
    askKeywords: 'new intro referral wish reach warm',
  },
  waysIn: {
    title: 'Ways in',
    open: 'Find a way in',
    keywords: 'path connection network warm introduction reach graph who knows',
  },
  knowHow: {
    title: 'Who knows what',
    open: 'Who of us knows what',
    keywords: 'know how expertise worked at industry skills background colleagues',
  },
} as const
