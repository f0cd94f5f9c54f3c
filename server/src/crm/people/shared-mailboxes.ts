/**
 * Mailboxes that belong to nobody in particular: they say nothing about who somebody is, and several people may have
 * them. The first are those of RFC 2142; the rest are what firms write on their doors.
 */
const sharedMailboxes = new Set(
  (
    'info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp ' +
    'accounting accounts admin administration billing bookings buero careers contact contacto customerservice ' +
    'einkauf empfang enquiries finance frontdesk hello help helpdesk hi hr inquiries invoices jobs kontakt mail ' +
    'mailbox noreply office orders people post press privacy reception reservations sekretariat service shop staff ' +
    'studio team vertrieb verwaltung welcome'
  ).split(' '),
)

/** Whether an address is a firm's or a team's, by its key. */
export function isSharedMailbox(emailKey: string): boolean {
  const at = emailKey.lastIndexOf('@')
  return at > 0 && sharedMailboxes.has(emailKey.slice(0, at).split('+')[0]!.replaceAll(/[._-]/g, ''))
}
