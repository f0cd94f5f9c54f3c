import { transcript } from '../transcript.ts'

export const inesExit = transcript(
  {
    M: { label: 'Mara', member: 'mara' },
    L: { label: 'Leo', member: 'leo' },
    I: { label: 'Ines', person: 'ines' },
  },
  `
M 00:00 So. Thank you for coming back up the hill. I should say, Leo and I are both here because we'd both
like to hear it rather than hear about it. I'll ask, and Leo mostly takes notes. If you'd rather talk to one
of us, say so, and nobody's offended.
I 00:23 No, no. Stay, Leo. I mean, it's partly about you, Leo, so it's better if you are here. Sorry. That
sounded worse than I wanted.
L 00:34 It's all right. Go on.
M 00:38 And is it still okay that we record? It's for the two of us and for Anouk, who does the research.
Nobody else.
I 00:51 Yes, yes. I signed the thing.
M 00:57 Okay. Then I'd like to go back to the week you decided. Not the reasons, just the week. What
happened in it?
I 01:07 The week. Okay. So, hm. I think there's the week I decided and there's the week I told you, and
between them is more than two months.
M 01:22 Tell me about the first.
I 01:25 The first one is when my back wheel went. You remember, on the cobbles at the bottom of Tanner's
Row, everybody breaks something there. Gus said the rim was cracked, he couldn't true it, I needed a new
one. A hundred and twelve pounds with the spokes. And brake pads, because while he had it up he showed me
the pads and they were like, like paper.
M 01:56 And then?
I 02:01 And then I went home and I was angry, and when I'm angry I do numbers. I did the sums at the kitchen
table. After the wheel and the brake pads I was at eight pounds ninety an hour. For that month. I wrote it
on the back of the gas bill. I still have it, actually, because it's on the gas bill.
L 02:29 Eight ninety. Including the floor? Because the floor's ten forty.
M 02:37 Leo.
L 02:38 Sorry. Notes.
I 02:43 No, it's a fair question. Yes, with the floor. The floor is before the bike, Leo. That's the thing.
The floor is ten forty and then I buy the wheel from the floor.
M 03:00 So you had that number on the gas bill. What did you do the next day?
I 03:11 I went to work. [laughs] That's what is funny. I stayed another ten weeks after I knew that number,
so it was not only the money. If it was the money I'd have gone that Monday. I was annoyed, I told everybody
at the hut, Sam said come to Gannet, and I said no, parcels, no thank you. I like the restaurants. I like it
when Rosalind at Oduya's gives me the end of the jollof. You don't get that from a parcel.
M 03:53 What kept you those ten weeks?
I 03:58 The people. And the evenings, I like the city in the evening. And honestly because I hadn't looked
for anything. It's a lot of work, to leave. You have to sit down and do it.
M 04:14 And then there was a second week.
I 04:18 Yes. The second one is the Sunday.
M 04:24 The Sunday on Lockhill. I've only heard it from Leo's side, and not much of it. Can you take me
through that evening as if I'd never heard of it? Where were you at, say, seven?
I 04:43 At seven I was at Paper Lantern, the Lockhill one, waiting. I waited, I don't know, long. A quarter
of an hour. Two bags, both for the new flats behind the hospital. It was raining like, sideways. I went down
Orrin's Lane, because it's shorter, and at the bend there's the drain cover, and I went over. Not dramatic.
I slid. But I went on my wrist and the light broke and one of the bags went open, so there is noodle soup
over the road, over me, everything.
M 05:32 Were you hurt?
I 05:37 The wrist was fat the next morning. It was not broken. I was more, how do you say. I was shaking. It
was dark and I had no front light, and a car came round and stopped, like, from here to the shelf. And the
woman opens the window and asks if I'm okay, and I say yes, because you say yes.
M 06:07 And then?
I 06:11 And then I rang the desk. I rang at seven thirty-two, I can tell you that exactly because I have the
list in my phone. And it rang out. I rang again at thirty-four. And at forty. And I wrote, in the group and
also to the desk number. I wrote, I fell, I have no light, one order is lost, what should I do. And there
was nothing.
M 06:49 For how long?
I 06:52 Until eight fifty-five. And then it was a message that said, customer at the flats is complaining,
where are you.
L 07:06 That was me.
I 07:09 I know that was you.
L 07:12 Can I say what happened? Not as an excuse.
M 07:16 In a bit, Leo. I'd like to finish with Ines's evening first. So it's twenty to eight, you've rung
three times. What did you do?
I 07:29 I walked. I pushed the bike down to the hospital, to the night entrance, because it's warm and
there's light. The porter gave me a paper towel and a tea from the machine. And the second bag, the one that
was okay, I walked that to the flats. Because it was somebody's dinner. I delivered it fifty minutes late
and the man was actually nice. And then I sat on the steps and I thought, so that's how it is. It wasn't the
fall. It was the Sunday when nobody picked up the phone. I thought, if I was under that car, the first thing
I would get from Bramble is, where's the noodle soup. Sorry. That's not nice.
M 08:32 Don't be sorry. I'd rather have it.
L 08:37 No. That's. Yeah.
M 08:41 Had something like it happened before? Ringing and nobody there?
I 08:46 Yes. Not with a fall. But after eight on a Sunday, everybody knows that. You ring Dilan, or you ring
Nele, because the desk is one person and the one person is also doing the orders. We had a rule in the hut.
After eight we ring each other first and the desk second. It was not a joke, it was really how we did it.
M 09:19 How often did you personally ring somebody instead of the desk, in, say, your last month?
I 09:29 Hm. In the last month. A tyre, once. A wrong address in the Saltings, that's one, that was Nele. And
a customer who didn't open. So three. Three I remember.
M 09:43 And did you ever tell us? Before the Sunday?
I 09:48 I told it in the spring meeting, the one with the pizza. Tamsin said it too. It was written on the
flip chart, I saw you write it, Mara. "Desk, evenings." And I thought, good, now it's on the flip chart. I
think it's behind the printer.
L 10:10 It is behind the printer. I saw it this morning.
M 10:16 Okay. What happened between that Sunday and the day you told us?
I 10:26 Two weeks. So on the Monday I went to the doctor with the wrist, and on the way back I went into the
bakery on Tern Street, because I was hungry, and there was a paper in the window. And I asked. Just like
that. I didn't plan it. They wanted somebody who can get up. I can get up.
M 10:56 And what did they offer you?
I 10:59 Ten eighty. So it's more than eight ninety and it's less than a good week with you. A good week here
I had fourteen, fifteen. But I took the bakery because it's five till one, every day the same, and on
Thursday I know what I do on the next Thursday.
M 11:27 Why did that matter just then?
I 11:33 Because of my sister. She got married. I should have said this first, maybe. My sister got married
at home, it's four hundred people, it's my mother's whole village, and I had asked for the days. And here,
the rota came out on Friday night for the Monday, so I bought the ticket twice, once for each weekend it
could have been. One of them I never got the money back, a hundred and sixty. And then I was there for a day
and a half and I was looking at my phone at the wedding to see if I'm on for Tuesday.
M 12:22 You were looking at the rota at the wedding.
I 12:27 In the church, nearly. My aunt hit me. [laughs]
L 12:31 Can I ask one thing? If the rota had come out ten days before, same pay, same phone, same
everything. Would you have stayed?
I 12:44 That's, hm. I don't know. You want me to say yes.
L 12:50 I do want you to say yes.
M 12:54 That's a hard one to answer honestly, Ines, you can leave it.
I 12:59 I can say what I did. When the rota was early, that one time when you were on holiday, Leo, and
Anouk did it, she put it out on the Wednesday of the week before. I said yes to everything. All five. I had
never done five. So that's what I did. What I would have done, I don't know.
L 13:32 I didn't know that. About the five.
M 13:37 That's worth more to us than the yes. When you told people you were going, who did you tell first?
I 13:48 Nele. And then Mirela, she does lunches, you know her maybe. She has a small boy.
M 13:59 I know her name. I've never actually sat down with her.
I 14:05 You should. She is looking too, I think. She has a friend at Gannet. Mirela says at Gannet there's a
room with a kettle and a microwave, and that's why she is looking. Not the money. A room. But that's what
she says to me, you have to ask her.
M 14:32 Would you ask her whether she'd talk to me?
I 14:37 I can ask. I don't promise. She's careful, she thinks if she says something she gets fewer hours.
That's not me saying it, that's what people think.
L 14:53 That's not true. About the hours.
I 14:57 I know it's not true. But they think it. And you can't hear it in an SMS that it's not true.
M 15:11 What do the others say about pay, the ones who left? I ask because when I ask in this office, pay is
the whole answer.
I 15:27 Everyone says it's the money. If somebody asks me at a party I also say it's the money, because it's
short. If you tell the story with the phone and the drain cover, people look at you.
M 15:49 What would you have wanted to happen at seven thirty-two?
I 15:55 Somebody says, Ines, are you hurt, where are you, leave the bike, take a taxi, I'll tell the
customer. That's thirty seconds. It doesn't have to be Leo. It can be anybody. Just a person.
L 16:17 May I now?
M 16:21 Now, yes.
L 16:25 I was on Quayside with a flat van and fourteen orders open, and the desk phone was in my jacket, and
my jacket was in the van. That's it. There's no better story. I saw the calls at ten to nine and I saw the
complaint at the same time, and I answered the complaint. I've thought about which one I answered quite a
lot. I'm sorry. I should've said it then.
I 17:04 You said it with a voucher.
L 17:08 I did say it with a voucher. God.
I 17:12 It was a twenty-pound voucher for Paper Lantern. [laughs] For the soup! I gave it to my flatmate.
I'm laughing now.
M 17:22 Is there something we should have asked and didn't?
I 17:30 Hm. You didn't ask if I'd come back.
M 17:37 I was trying quite hard not to.
I 17:43 [laughs] Okay, then I say it without. If there was a person on that phone until the last rider is
home, I would do a Saturday again. Not five days. A Saturday. I miss the bridge when it's empty.
M 18:01 Thank you. I won't hold you to it.
L 18:09 Would you, and say no, would you sit with me for an hour with that list on your phone? The calls,
the ones that rang out. I only see what got through to us. I can't see what didn't.
I 18:26 The list of calls nobody answered. Yes. I come Tuesday after the bakery, at two, and we go through
my phone, all of it, I have a year in there. Bring something to write, it's long.
L 18:48 Tuesday at two. I'll be there. I'll bring cake. Not a voucher.
I 18:56 Not cake, please. I work in a bakery.
M 19:00 We owe you one more thing. You asked about the deposit for the jacket when you left.
I 19:09 Forty pounds. It's not important.
M 19:13 It is, though. You'll have it by Friday, I'll do it myself. And I'll write you what we did with all
this, whatever it is. Even if it's nothing.
I 19:28 Especially if it's nothing.
M 19:30 All right. Thank you, Ines. Truly.
I 19:35 It's good that you both came. It's, hm. A year ago I would've told you all of it for free, on the
stairs. You only had to be on the stairs.
`,
)
