import { transcript } from '../transcript.ts'

export const joaoRide = transcript(
  {
    L: { label: 'Leo', member: 'leo' },
    J: { label: 'João', person: 'joao' },
    W: { label: 'Jiayi', person: 'jiayi' },
    N: { label: 'Leo, field note', member: 'leo' },
  },
  `
L 00:00 Is it on? It says it's on. Right. So this is Leo, it's twenty to six, I'm in the yard with João, and
I've borrowed Anouk's bike, which is too small.
J 00:15 You look like a bear. Like the bear in the circus.
L 00:21 Thank you. João, it's clipped on my jacket, the microphone, so it gets both of us, more or less.
Nobody hears it except us at the office. If you want it off, say off.
J 00:38 It's okay. But in traffic I don't talk. In traffic I look.
L 00:44 Good. I'd like just to come with you. Do whatever you'd do if I wasn't there. I haven't ridden an
evening in, it must be two years.
J 00:58 Three. The last time you rode was when Tamsin had the flu. I remember because you took the wrong bag
to the lighthouse.
L 01:12 I did take the wrong bag to the lighthouse.
J 01:20 So. What I do first is I check the tyres, then I look at the board, and then I look who is on the
desk. That's important.
L 01:36 Why is that important?
J 01:40 Because then I know what kind of evening it is. If it's you on the desk with the van too, I know I'm
alone. If it's Dilan helping, I know I can ring. It's not against you. It's like, you look at the sky.
L 02:00 And who's on tonight?
J 02:04 Tonight is Priti from the temp office. She's good but she doesn't know where the flats are. So. It's
a bit cloudy. [laughs]
N 07:47 Field note. Ten to six. Tanner's Row. At Oduya's the bag was on the shelf by the door with his name
on it; João was in and out in under a minute. Rosalind said good evening to him and looked at me as if I'd
come about the rent.
J 08:13 You see? There it's always like that. She writes the name. Not the number, the name. It's a little
thing, but you don't have to wait that somebody looks.
L 08:27 Who decided on the name?
J 08:30 Rosalind. Nobody told her, I think. She said she was tired of people asking her.
L 27:49 Okay, that was the hill. I'm. Give me a second.
J 27:54 Take your time, bear. We have four minutes, they said eighteen fifteen at Lantern.
L 28:04 You do that hill how many times in an evening?
J 28:11 Six. On Fridays maybe eight. The hill is not the problem. Everybody who doesn't ride thinks the hill
is the problem, and they say oh, Lockhill, poor you. The hill is six minutes, and I'm alone, and I listen to
my music. It's the best part, almost.
L 28:34 So what's the problem?
J 28:36 You'll see now.
W 32:08 Hi, hi, two minutes.
J 32:13 Hi, Jiayi. This is Leo, he's from the office.
W 32:18 I know Leo. Hi, Leo. You're very red. You want water?
L 32:24 I'd love some water. Is it all right if I stand here and watch? I'm not checking on anybody.
W 32:34 You can watch. There's nothing to watch. It's Friday. We've got the eat-in, we've got the phone,
we've got you, and we've got the other tablets, that's three tablets. And Min is off.
L 32:51 How does it go, when one of our orders comes in? I mean, what's the first thing that happens?
W 33:01 It prints. It goes on the rail. And the rail is in the order it prints, so if there's a table of
eight before it, then there's a table of eight before it. I don't have a person for bags. I asked for one in
spring, I asked the owner, and he said the app people should pay for that.
L 33:29 Are we the app people?
W 33:31 You're all the app people. [laughs] Sorry. But if you told me the time the boy, sorry, the rider, is
really here, then I could put the noodles in later and not earlier. Because now it's either cold or it's
late. The message says eighteen fifteen and he comes at five past or at half past.
L 34:00 So what time would be useful to you? When he leaves the last place?
W 34:10 When he's at the bottom of the hill. Six minutes. Noodles is five minutes. I can give you my till
list for four Fridays, when it printed and when it went out, so you don't have to believe me. I do it on
Monday, it's ten minutes' work.
L 34:35 I'd really like that, thank you.
W 34:39 Okay. I have to go, that's table eight.
N 49:43 Field note. Eighteen thirty-one. We arrived at eighteen fourteen for an eighteen fifteen order, and
João got the bags at eighteen thirty: sixteen minutes at the counter. He didn't say anything. He stood on
the same tile by the fish tank the whole time, as if there was a mark on the floor.
J 50:12 It's so that I'm not in the way. When you stand there, the waiters can go past. I found it in my
first year. In every place I have one. At the Plaice it's next to the ice cream.
L 50:34 Sixteen minutes. Is that long, for a Friday?
J 50:40 It's normal. It's not a bad one. A bad one is when you wait, and then they give you the wrong bag,
and you see it only at the door.
L 50:54 And what does it do to your evening?
J 50:59 I can tell you exactly. It's one drop. In every hour that I'm at Lantern I lose one drop. So it's
four twenty. I lose more money on that tile by the fish tank than on the whole of Lockhill, and nobody is
sorry for me because of the tile.
L 51:24 No. I've never been sorry for you about a tile.
J 51:32 Exactly.
J 1:23:14 Stop. Stop here, Leo. Off the road.
L 1:23:21 What is it?
J 1:23:24 It's the chain. No, it's, wait. It's the hanger, the little piece where the, look. It's bent.
Since when? I think it's from Tuesday when it fell over at the flats.
L 1:23:41 Can you fix it?
J 1:23:44 I can make it so that it goes in one gear. Hold the light. Not in my eyes. There. I need to tell
the desk that the second bag is late and somebody should take the Oduya's at nineteen twenty, because I
won't be there.
L 1:24:07 So what do you do?
J 1:24:10 I ring. Let's see. You can listen, I put it loud.
N 1:25:57 Field note. Nineteen oh four, João rings the desk on loudspeaker, one minute ten, no answer;
nineteen oh six, again, fifty seconds, no answer. I'm standing next to him. I know precisely what's
happening at the other end and I still wanted to throw something.
J 1:26:19 And now I ring Dilan.
L 1:26:22 Not the desk again?
J 1:26:24 Twice the desk, then Dilan. If Dilan is riding, then Nele, but Nele only starts at ten. Dilan?
Dilan, it's João. Can you take the Oduya's at nineteen twenty? Hanger. No, no, I'm fine. I'm with Leo. Yes,
Leo Leo. On a bicycle. I know. Okay. Thank you, I owe you one. Ciao.
L 1:26:50 Did he say anything about me being on a bicycle?
J 1:26:58 He said take a photo.
L 1:27:01 So that was, how long from the hanger to somebody knowing?
J 1:27:08 Seven minutes? And it's only because Dilan picked up. If not Dilan, then Oduya's rings the desk,
and the desk rings me, and I'm under the bike with my hands black.
L 1:27:23 And this happens how often?
J 1:27:26 A thing with the bike, once in two weeks. Not always with a late bag. And a wrong address, once in
a week, because of the new flats, the numbers don't go one, two, three.
L 1:27:43 What did the last repair cost you? A proper one.
J 1:27:51 The last one. The bottom bracket. Gus did it for sixty, because he's my friend, it's eighty-five
for you. And before that a tyre, thirty-two, and tubes. In the last three months I paid two hundred and
forty pounds to Gus, and I do half of it myself. I write it in the little book. I don't write it to
complain, it's for the tax.
L 1:28:19 Could I see the book some time?
J 1:28:23 You can see it now, it's in the bag. But your hands are dirty.
N 2:09:50 Field note. Ten to eight. Rode back down in one gear behind him. Delivered the second bag nine
minutes late. The customer is a woman with a baby on her arm, who said no problem, and then gave him a
banana for the road. He gets a banana there every Friday, it turns out.
J 2:10:14 The first time I told her I didn't eat yet, I was talking too much. Since then, banana, every
Friday. I don't like bananas. I bring them to Nele.
L 2:10:28 Have you ever thought about stopping?
J 2:10:32 Yes. Of course. My wife thinks about it more. [laughs] Last winter I had the form from Gannet at
home.
L 2:10:42 What happened with the form?
J 2:10:46 I filled the first page. And on the second page they want to know the days you can work, and you
have to say all the days, always the same. And for me it's not good. My wife does shifts in the laundry at
the hospital, and every week they're different. I need that I can say on Thursday that I don't ride on
Sunday; for that I take less than Gannet pays. So I put the form in the drawer.
L 2:11:25 That's interesting, because I've just heard the exact opposite from, well, from somebody.
J 2:11:31 From Sam. It's okay, everybody knows. Sam has a child in school. I have a wife in a laundry. It's
a different arithmetic.
L 2:11:44 So what would have made you fill in the second page?
J 2:11:51 Honestly? Two more of those phone things. It's not that I need much from the desk. Maybe three
times in a month. But when I need it I really need it, and it's always after eight.
L 2:12:08 Always after eight?
J 2:12:10 The restaurants are full, it's dark, people are tired, you're two people for the whole city. When
did Ines fall? It was half past seven. It's when the desk is the thinnest that we need it the most. You
could draw it.
L 2:12:31 I'm going to draw it. I mean it, we've got the call list. [pause] Would you look at it with me
before I show it to anybody? In case I draw it the way I'd like it to look.
J 2:12:56 Okay. Yes. Wednesday before my shift, at four, I come half an hour early and we look at your
drawing together. But you pay the coffee.
L 2:13:10 I pay the coffee. And the half hour.
J 2:13:15 And the half hour? Okay, now I know it's serious.
N 2:59:10 Field note. Twenty forty, back at the yard. Three hours. Nine drops, where he'd usually have ten
or eleven. Over the evening João stood at counters for forty-one minutes, of which thirty at Paper Lantern,
and spent thirty-four minutes climbing. I timed both, because I didn't believe him either.
J 2:59:38 So? The bear is alive.
L 2:59:41 The bear is alive. The bear can't feel his hands. What did I not see tonight that I should have?
J 2:59:52 You didn't see rain. And you didn't see a Sunday. And you didn't see it without you. When you
stand there, Jiayi gives water. She never gave me water.
L 3:00:07 I noticed that.
J 3:00:12 She's not bad, she's just full. So I don't say it against her. If there was a water for everybody,
a can, a bottle by the tile, I'd maybe stop complaining about the tile. Maybe. Write that down, it's cheap.
L 3:00:31 Water by the tile. It's written down. Thank you, João. For letting me.
J 3:00:39 Next time take your own bike. This one cries.
`,
)
