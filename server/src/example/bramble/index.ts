import { nightClaims } from './claims/night.ts'
import { leavingClaims } from './claims/leaving.ts'
import { conversations } from './conversations.ts'
import { abenaNightEvidence } from './evidence/abena-night.ts'
import { harrietCallEvidence } from './evidence/harriet-call.ts'
import { inesExitEvidence } from './evidence/ines-exit.ts'
import { joaoRideEvidence } from './evidence/joao-ride.ts'
import { looseEvidence } from './evidence/loose.ts'
import { leavingNotesEvidence } from './evidence/notes-leaving.ts'
import { nightNotesEvidence } from './evidence/notes-night.ts'
import { samCoffeeEvidence } from './evidence/sam-coffee.ts'
import { tobiLullEvidence } from './evidence/tobi-lull.ts'
import { members } from './members.ts'
import { organisations } from './organisations.ts'
import { couriers } from './people/couriers.ts'
import { dinersAndOthers } from './people/diners-and-others.ts'
import { restaurateurs } from './people/restaurants.ts'
import { peopleTwice } from './people/twice.ts'
import { followUps, promises } from './promises.ts'
import { referrals } from './referrals.ts'
import { looseHunches, studies } from './studies.ts'
import { touchpoints } from './touchpoints.ts'

/** A bicycle-courier firm: restaurants pay, couriers leave, diners eat. All of it is invented. */
export const bramble = {
  name: 'Bramble',
  timezone: 'Europe/London',
  currency: 'GBP',
  members,
  organisations,
  people: [...couriers, ...restaurateurs, ...dinersAndOthers, ...peopleTwice],
  referrals,
  studies,
  looseHunches,
  conversations,
  evidence: [
    ...inesExitEvidence,
    ...samCoffeeEvidence,
    ...joaoRideEvidence,
    ...tobiLullEvidence,
    ...harrietCallEvidence,
    ...abenaNightEvidence,
    ...leavingNotesEvidence,
    ...nightNotesEvidence,
    ...looseEvidence,
  ],
  claims: [...leavingClaims, ...nightClaims],
  touchpoints,
  promises,
  followUps,
}
