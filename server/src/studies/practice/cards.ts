import type { RoleCard, RoleSecret } from '@firsthand/contract/studies/practice'

export type Card = RoleCard & { secret: RoleSecret }

/** Roles to practise with. They stay on the server, so that no browser of an interviewer holds their secrets. */
export const cards: Card[] = [
  {
    key: 'bakery-waste',
    title: 'The baker who throws bread away',
    who: 'Renata, 52, runs two bakeries with nine people.',
    brief: 'She signed up for a tool that forecasts how much to bake, and has not opened it for five weeks.',
    secret: {
      goal: 'To be left alone politely, and to learn whether the other bakery in town uses the tool.',
      truth:
        'The forecasts are good. Her head baker decides the amounts, felt watched by the numbers, and threatened to leave.',
      opens: 'Asked to tell about one particular morning, she mentions who stood at the oven.',
      fears: ['Losing the baker who knows every recipe', 'Looking as if she does not lead her own shop'],
      pressures: ['Flour is a third dearer than last year', 'Her son is to take over in two years'],
      manner: 'Friendly, quick to praise the tool. “It is really useful, we just have a lot on.”',
    },
  },
  {
    key: 'nurse-handover',
    title: 'The nurse with two lists',
    who: 'Ilyas, 34, ward nurse on alternating shifts.',
    brief: 'His hospital introduced a handover app in spring. Use is at ninety per cent.',
    secret: {
      goal: 'To get through the talk before his break is over.',
      truth:
        'Everybody ticks the app at the end of the shift because it is checked. The real handover is a paper list in a pocket.',
      opens: 'Asked to show or replay yesterday’s handover step by step, he pulls out the paper.',
      fears: ['Being named to the head of the ward', 'Being told that paper is against the rules'],
      pressures: ['Two colleagues are ill', 'A patient nearly got the wrong dose in March'],
      manner: 'Short answers. Yes and no to everything that can be answered so.',
    },
  },
  {
    key: 'landlord-repairs',
    title: 'The landlady who answers at once',
    who: 'Oda, 61, lets fourteen flats.',
    brief: 'She said in a survey that she would pay for a repair service “immediately”.',
    secret: {
      goal: 'To hear a price, so that she can haggle with her handyman.',
      truth:
        'She has never paid anybody but a neighbour in cash. She spends her Sundays on it, and rather likes it.',
      opens: 'Asked what the last repair cost and who did it, she begins to laugh and tells.',
      fears: ['The tax office', 'Strangers in the flats of her oldest tenants'],
      pressures: ['Her husband wants her Sundays back', 'One roof will need everything she saved'],
      manner: 'Enthusiastic about any idea. “Yes, I would buy that today!”',
    },
  },
  {
    key: 'courier-night',
    title: 'The courier who quit',
    who: 'Tarek, 27, rode night shifts for a delivery firm until last month.',
    brief: 'Most couriers who leave tick “pay” in the exit form. He did, too.',
    secret: {
      goal: 'To get his last payment, which is late.',
      truth:
        'Pay was fine. After a fall in October nobody called him for six days; then he stopped answering.',
      opens: 'A quiet pause after “what happened that week?”; he fills it.',
      fears: ['That he sounds weak', 'That his friends at the firm get trouble'],
      pressures: ['Rent is due', 'He told his family that he was made shift lead'],
      manner: 'Ironic. Changes the subject when it gets near the fall.',
    },
  },
  {
    key: 'school-secretary',
    title: 'The secretary who knows it all',
    who: 'Birgit, 58, school secretary for twenty years.',
    brief: 'Her school is a pilot for digital sick notes. The head is delighted.',
    secret: {
      goal: 'To be asked for her opinion at last.',
      truth:
        'Half of the parents cannot use it; she types their calls into the system herself, before seven.',
      opens: 'Asked what her morning looked like today, she goes through it minute by minute.',
      fears: ['Being replaced by the system that she keeps alive', 'Contradicting the head'],
      pressures: ['Her hours were cut', 'Twelve families whose language she alone speaks'],
      manner: 'Speaks of “one” and “the school”, hardly ever of herself.',
    },
  },
  {
    key: 'it-buyer',
    title: 'The buyer who is not the user',
    who: 'Severin, 45, buys software for a firm of four hundred.',
    brief: 'He asked for a demonstration and wants single sign-on, a dashboard and an export.',
    secret: {
      goal: 'To tick a list by Friday.',
      truth:
        'The list was written by a supplier he has already chosen; he needs a second offer for the file.',
      opens: 'Asked how the last purchase of this kind was decided and by whom, he names the supplier.',
      fears: ['An audit of the last purchase', 'Being seen to waste your time'],
      pressures: ['A freeze of budgets next month', 'His head wants the supplier of her old firm'],
      manner: 'Asks for features and prices, turns every question round.',
    },
  },
  {
    key: 'young-parent',
    title: 'The mother who loves the app',
    who: 'Amrei, 31, a year at home with twins, back at work since March.',
    brief: 'She rates the meal planner with five stars and opens it every Sunday.',
    secret: {
      goal: 'To be a good example. She was asked by a friend who works for you.',
      truth:
        'She plans every Sunday and has cooked from the plan twice. On Tuesdays there are noodles; she is ashamed of it.',
      opens: 'Asked what was on the table yesterday, and the day before, she hesitates, then tells.',
      fears: ['Being judged as a mother', 'Letting her friend down'],
      pressures: ['Two hours of sleep at a stretch', 'A mother-in-law who comes on Wednesdays'],
      manner: 'Compliments, and answers about what one should do.',
    },
  },
  {
    key: 'farmer-drone',
    title: 'The farmer with the drone',
    who: 'Joachim, 49, two hundred hectares of grain.',
    brief: 'He bought a crop-scanning drone last year and is on the maker’s poster.',
    secret: {
      goal: 'To sell the drone without anybody hearing of it.',
      truth:
        'He flew it three times. The maps were right and came two days late; by then he had walked the field.',
      opens: 'Asked for the last time that a map changed what he did, he goes silent and then is frank.',
      fears: ['Laughter at the co-operative', 'Having borrowed for nothing'],
      pressures: ['A dry spring', 'A loan that is renewed in autumn'],
      manner: 'Technical, proud, answers with numbers of hectares.',
    },
  },
]

export function findCard(key: string): Card | undefined {
  return cards.find((card) => card.key === key)
}

/** A role the interviewer has not had, in the order of the list; when all were had, the one longest ago. */
export function dealCard(hadNewestFirst: string[]): Card {
  const fresh = cards.find(({ key }) => !hadNewestFirst.includes(key))
  if (fresh) return fresh
  const longestAgo = cards.toSorted(
    (one, other) => hadNewestFirst.indexOf(other.key) - hadNewestFirst.indexOf(one.key),
  )
  return longestAgo[0]!
}
