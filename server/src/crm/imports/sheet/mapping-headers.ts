// What the name of a column says about its content: English, German, French, Spanish, and the headers that
// Google Contacts, Outlook and LinkedIn write.

import type { ImportTarget } from '@firsthand/contract/crm/imports-table'
import { addressPart } from './address-headers.ts'
import { inEnglish } from './outlook-headers.ts'

export function targetByHeader(header: string): ImportTarget | undefined {
  const words = inEnglish(wordsOf(header))
  return rules.find(([, pattern]) => pattern.test(words))?.[0] ?? addressPart(words)?.target
}

/** Lower case, no accents, one space between words: "E-mail 1 - Value" is "e mail 1 value". */
export function wordsOf(header: string): string {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// The first that fits wins; what is between ^ and $ is the whole header.
const rules: Array<[ImportTarget, RegExp]> = [
  [
    'ignore',
    /\b(yomi|phonetic|display name|birthday|gender|initials|nickname|hobby|billing|mileage|fax|pager)\b/,
  ],
  ['ignore', /^(e ?mail|phone|address|website|organi[sz]ation|relation|event|im)( \d+)? (type|label)$/],
  ['ignore', /^(additional|middle) name$|^(name )?(prefix|suffix)$|^title$/],
  [
    'introduced_by',
    /^(introduced|referred|empfohlen|vorgestellt) (by|von|durch)$|^(referrer|referral|intro by)$/,
  ],
  ['introduced_by', /^(recommande par|presente par|presentado por|recomendado por|introduction)$/],
  // A bare “id” counts rows as often as it names people, so it is for somebody to choose.
  ['external_id', /^((external|record|contact|person|customer|client|crm|user|member) id|uuid|guid)$/],
  ['external_id', /^(kunden ?nummer|kontakt ?nummer|personen ?nummer|kunden ?nr)$/],
  ['pronouns', /^((preferred|personal) )?pronouns?$|^(pronomen|pronoms|pronombres)$/],
  ['given_name', /^(first|given|fore|christian) ?names?$|^vornamen?$|^prenoms?$|^(primer )?nombre de pila$/],
  ['family_name', /^(last|family|sur) ?names?$|^(nach|familien|zu)namen?$|^nom de famille$|^apellidos?$/],
  ['email', /^(e ?mails?|mail)( (address|adresse|id|primary|work|home))?( \d+)?( (value|address))?$/],
  ['email', /^(primary|work|business|private|personal|home|other|recipient|contact) e ?mail( address)?$/],
  [
    'email',
    /^(e ?mail ?adressen?|adresse (e ?mail|electronique)|courriel|correo( electronico)?|e ?mail \d address)$/,
  ],
  [
    'phone',
    /^((mobile|work|home|business|office|company|primary|cell|main|other|contact|direct|assistant s|car|radio) )?(phone|telephone|mobile|cell ?phone|cell)( (number|no|nr))?( \d+)?( value)?$/,
  ],
  [
    'phone',
    /^(telefon|telefon ?nummer|handy|handy ?nummer|mobil|mobil ?nummer|rufnummer|tel( nr)?|tel mobile)$/,
  ],
  ['phone', /^((numero de )?telephone( portable)?|portable|(numero de )?telefono( movil)?|movil|celular)$/],
  ['organisation', /^(organi[sz]ation|company|employer|account|firm|business)( name)?( \d+)?( name)?$/],
  [
    'organisation',
    /^(firma|unternehmen|arbeitgeber|organisation|entreprise|societe|employeur|empresa|organizacion)$/,
  ],
  ['role', /^(role|position|job|(job|role) (title|role|position)|occupation|profession|headline)$/],
  [
    'role',
    /^organi[sz]ation( \d+)? title$|^(rolle|funktion|berufs?|stelle|poste|fonction|cargo|puesto|rol)$/,
  ],
  [
    'contact_type',
    /^(contact types?|types? of contact|kontakt ?typ|kontakt ?art|type de contact|tipo de contacto)( \d+)?$/,
  ],
  [
    'contact_type_since',
    /^(contact )?types?( \d+)? (since|from|start|begin|beginning)( date)?$|^kontakt ?(typ|art)( \d+)? (seit|von|ab|beginn)$/,
  ],
  ['contact_type_since', /^type de contact( \d+)? (depuis|debut)$|^tipo de contacto( \d+)? (desde|inicio)$/],
  [
    'contact_type_until',
    /^(contact )?types?( \d+)? (until|till|to|end)( date)?$|^kontakt ?(typ|art)( \d+)? (bis|ende)$/,
  ],
  [
    'contact_type_until',
    /^type de contact( \d+)? (jusqu a|jusque|fin)$|^tipo de contacto( \d+)? (hasta|fin)$/,
  ],
  [
    'contact_type',
    /^(labels?|groups?|group membership|categor(y|ies)|tags?|persona|lifecycle stage|kategorien?)$/,
  ],
  [
    'cadence',
    /^((contact |touch )?(cadence|frequency|interval)( days| in days)?|rhythm|rhythmus|keep in touch( every)?)$/,
  ],
  ['time_zone', /^(time ?zones?|tz|zeitzone|fuseau( horaire)?|(zona|huso) horari[ao])$/],
  ['language', /^((preferred )?languages?|sprachen?|langues?|idiomas?|locale)$/],
  [
    'website',
    /^((personal |company )?(web ?(site|page)|url|home ?page|blog)|internetseite|site web|sitio web)$/,
  ],
  ['website', /^website( \d+)?( value)?$|^(linked ?in|linked ?in (url|profile)|profile( url)?)$/],
  [
    'note',
    /^(notes?|comments?|remarks?|description|notizen?|bemerkung(en)?|kommentare?|remarques?|commentaires?)$/,
  ],
  ['note', /^(notas?|comentarios?|observaciones)$/],
  ['name', /^(full ?|contact |person |recipient )?name$|^full name\b|^(voll(standig)?er name|nom complet)$/],
  ['name', /^(nombre completo|nom et prenom|vor und nachname|person|contact|kontakt|name)$/],
]
