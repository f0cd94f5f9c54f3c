// Writes a file of people for a bench: a name, an address, one of a thousand firms and a role.
//   node import-people-table.ts PATH TAG ROWS
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const [path = '', tag = '', rows = '0'] = process.argv.slice(2)

const givenNames = [
  'Ada',
  'Ben',
  'Chiara',
  'Deniz',
  'Ewa',
  'Femi',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
  'Mara',
  'Nele',
  'Otto',
  'Priya',
]
const familyNames = [
  'Abara',
  'Brandt',
  'Costa',
  'Demir',
  'Eriksen',
  'Fischer',
  'Gupta',
  'Haas',
  'Ito',
  'Jansen',
  'Kowalska',
  'Lopez',
  'Moreau',
  'Nowak',
  'Okafor',
  'Petrov',
  'Quist',
  'Rossi',
  'Sato',
]
const roles = ['courier', 'cook', 'owner', 'dispatcher', 'head of operations', 'waiter']

function* lines(): Generator<string> {
  yield 'name,email,company,role\n'
  for (let index = 0; index < Number(rows); index += 1) {
    const name = `${givenNames[index % givenNames.length]} ${familyNames[(index * 7) % familyNames.length]} ${index.toString(36)}`
    yield `${name},p${index}@${tag}${index % 50}.example.com,Firm ${index % 1_000},${roles[index % roles.length]}\n`
  }
}

await pipeline(Readable.from(lines()), createWriteStream(path))
