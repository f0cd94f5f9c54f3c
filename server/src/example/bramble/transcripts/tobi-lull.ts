import { transcript } from '../transcript.ts'

export const tobiLull = transcript(
  {
    A: { label: 'Anouk', member: 'anouk' },
    T: { label: 'Tobi', person: 'tobi' },
    R: { label: 'Rosalind', person: 'rosalind' },
  },
  `
A 00:00 I'll put it here, next to the salt, if that's all right. It picks up everything.
T 00:08 Then it'll pick up the freezer. That freezer's been dying since we opened. You want something?
There's a bit of the okra, I can heat it.
A 00:20 I've eaten, but, no, actually, a bit of the okra. Thank you. So it's quarter past three. Is this the
quiet bit?
T 00:33 This is it. Three till five. After five I'm not a person, I'm a pair of hands.
A 00:44 I'd like to hear about the two weekends. The late trial. Not what you think of it yet, just what
happened. Could you start with the first Friday?
T 00:56 The first Friday. Okay. So Nele came at half nine, before, to look. I liked that. She walked through
the back, she asked where the step is, because there's that step, everybody who comes in from the yard in
the dark goes over it. She put tape on it. Her own tape. Yellow.
A 01:20 It's still there, I nearly stepped on it.
T 01:27 It's staying. So, ten o'clock, and I'm thinking nothing's going to happen. I told Bisi, if it's
nothing by eleven I'm sending the grill home. And it's five past ten and the tablet goes, two jollof, one
suya. And then it's quiet for a bit. And then from about twenty to eleven it goes ping, ping, ping.
A 01:54 What did you do with the grill?
T 01:59 I kept him! I kept him till half twelve. He was very annoyed, he'd told his girlfriend eleven.
A 02:08 Do you have the numbers from those nights? Or in your head?
T 02:15 Not in my head, in the book. Bisi makes me. Wait. [drawer] Here. So, Friday one, five. Saturday,
seven. Friday two, four, it was the storm. Saturday two, seven again. That's twenty-three orders after ten
in two weekends, four hundred and eighty-one pounds, and I took out the ones that would have come at quarter
to.
A 02:42 How did you take those out?
T 02:46 If they'd rung before ten. If it was the same name who always orders at half nine and now ordered at
ten past, I didn't count it. There were three like that. That's not new money, that's old money going to bed
later.
A 03:07 That's more careful than I'd have been. And what did it cost you to be open for it?
T 03:18 So that's what I wanted to tell you. That's the real thing. I've always been open. I mean the door's
shut at half ten but I've been paying the grill and Rosalind until half eleven for years, to scrub and to
wait, whether there was one order or none. You can't send people home at ten and have a clean kitchen. So
those hours I'd already bought. Now something comes in through them.
A 03:59 So before the trial, that hour and a half was what?
T 04:05 It was me paying for a very clean floor.
A 04:10 [laughs] What does an hour of that cost, the two of them?
T 04:17 Twenty-six pounds and change, the two. So a night was about forty. For nothing. For a floor.
A 04:24 And then you paid us something as well. I know about the deposit from Callum, but I'd like to hear
it from your side. How did that go?
T 04:39 It went how it should go. Callum came with his laptop, and he had a graph. I said, close it, what do
you want? And he said three hundred for the eight weekends, back if you stop turning up. And I said give me
till the weekend. And then on the Monday morning the three hundred went out of my account to yours, deposit,
all eight weekends. I can show you, it's in the bank thing.
A 05:17 I believe you. Why give yourself till the weekend?
T 05:23 Because I wanted to ask Bisi, and I wanted to not ask Bisi. You know. She does the book. If I ask
her, it's a no until there's a reason. If I don't ask her, I get the look.
A 05:43 Which one did you do?
T 05:49 I got the look. [laughs] But she's come round, she's, you should talk to her, she's the one here
when it's late. I go home at eleven. I'm fifty-one.
A 06:02 I'm coming back to see the close on Thursday, if that's still all right with her.
T 06:13 It's all right. Rosalind will pretend she doesn't know you're there. Rosalind! You know about
Thursday?
R 06:23 I know about Thursday. She can sit on the flour.
A 06:31 Thank you. I'll sit on the flour. When you decided about the three hundred, what else were you
thinking of spending it on?
T 06:42 Ha. The freezer. The man said two-eighty for the compressor. So in a way I chose you over the
freezer. If it dies, I'm sending you the prawns.
A 06:56 So why us, and not the freezer?
T 07:02 Because the freezer's been dying for five years, and I know how that story goes. And because of
Ember & Rye. Luca's place. He did your first night thing, what, eight months ago, and then he stopped. And I
asked him why, and he said it was the waiting. And I thought, well, I don't have that, my bags go out with a
name on. So if it doesn't work for him and it does for me, then I'm the only one on this side of the river
with a late kitchen. You see? I was a bit greedy.
A 07:51 That's very honest.
T 07:53 It's quarter past three. I'm honest till five.
A 08:00 What went wrong, in the two weekends? There must've been something.
T 08:06 Oh, yes. The second Saturday. There was a bag ready at ten past midnight and nobody came, and I
rang, and nobody picked up, so at ten to one I drove it to the Saltings myself in my slippers.
A 08:27 In your slippers.
T 08:32 I was home! Bisi rang me. I'd been in bed. I went from my bed, to the restaurant, to the Saltings.
The man opened the door, and he looked at the slippers, and he gave me ten pounds.
A 08:55 Do you know what had happened with the rider?
T 09:03 Bartek, it was. His phone had died in the cold. He'd gone back to the hut to charge it. It's not his
fault, it's just, there was nobody in between. There was me and there was him, and in between was a
recording that thanked me for my patience.
A 09:27 Did you tell anybody at Bramble?
T 09:32 I told Callum on the Monday. He wrote it down. He's good at that, he writes everything down.
A 09:43 Did anything come of it?
T 09:47 Not that I've seen. Maybe something's coming. You're here. Are you what's coming?
A 09:54 I'm not, I'm afraid, I only ask the questions. But I'll make sure it's written where Leo and Mara
see it, and that somebody tells you what they're doing about it. Let's say by next Friday.
T 10:11 Next Friday. Rosalind, you heard it. Next Friday.
R 10:17 I'll put it on the board. Under the step.
A 10:22 What else did the trial change? Not in money. In the evening.
T 10:31 It's the room. When it's late, and there's a rider in the room, it's not so dead. Nele sits there at
the end with her tea, and the lads in the kitchen come out. They play cards. I didn't know that until Bisi
told me they've moved a table. I pay for a clean floor and they play cards on it, I'm not even angry.
A 11:05 Does that matter for the business, do you think, or is it just nice?
T 11:14 I don't know. I think riders are the only people in this whole thing who see both my food and the
face of who eats it. Callum doesn't. You don't. I don't, any more. João tells me when somebody's had a baby.
That's not in the tablet.
A 11:37 Do you ask them? What they see?
T 11:44 When I'm here. When it's not six o'clock.
A 11:49 Who do you think is ordering, after ten? Do you know any of the twenty-three?
T 11:57 I know a few. There's four, five from the hospital, it says "night entrance" on the ticket. There's
a bar, the staff from a bar, they order for six at quarter to twelve, always six, always extra pepper.
There's one who's new, on Ferrygate, only ever orders one plantain. One plantain! I send him two.
A 12:26 And the ones at the hospital, do they come back? Same names?
T 12:34 One name twice. Frimpong. I noticed because it's a Ghanaian name, and I thought, she'll send it
back, they always think their jollof is better. She didn't send it back.
A 12:50 [laughs] Okay. If the eight weekends end, and it's gone the way these two have gone. What would you
want to happen?
T 13:00 So now you're asking about the fee.
A 13:05 I'm asking what you'd want. It can be nothing.
T 13:10 I'd want to do the arithmetic again. If it's eleven, twelve orders in a weekend, that's two-forty,
take off the food, take off your drops, I've got maybe seventy left. In a month that's two-eighty. So I
can't give you two-eighty. If it gets to twenty orders in a weekend I'd pay you two hundred and fifty a
month, and I'd stop thinking about it. At twelve, I'm thinking about it.
A 13:42 So at today's numbers it isn't obvious.
T 13:49 At today's numbers I'm doing it for the floor. And for the room. And so that Luca's jealous.
A 14:00 What would have to be true for twenty?
T 14:07 The hospital. It's two hundred and something people who are awake. And that somebody picks up.
Because if I've to drive in my slippers a second time, I'm out, deposit or no deposit, and I mean that with
love.
A 14:28 I've got that. With love. Has anybody else asked you about it? Other owners?
T 14:36 Everybody. Harriet asked, the fish shop, I sent her to Callum ages ago. And Hamid, with the grill,
he's open till three anyway. Hamid wants to know if it's real. And I said, look, you can put my name and my
own mobile on your page, and any owner who wants to know if it's real can ring me between three and five.
A 15:08 On the page, publicly? You're sure about the mobile?
T 15:14 Between three and five. If they ring at six I'll tell them it's terrible.
A 15:21 I'll ask Callum to show you the text before it goes anywhere.
T 15:29 Good. And then there's this, isn't there. The paper.
A 15:34 That's the consent thing, for me, so that I can use what you said. Take your time with it, you don't
have to do it now.
T 15:48 No, no, now's good. Now I can read. [pause] "May be quoted inside the company." Fine. "May be quoted
outside." With the name? Then let me see it first. I'll write that. There.
A 16:12 For the recording, because I promised myself I'd note these: he read both pages and signed at
quarter to four, standing, on the lid of the bread bin.
T 16:25 Everything gets signed on the bread bin. The lease got signed on the bread bin.
R 16:34 He proposed on it.
T 16:37 I did not propose on it. I proposed next to it.
A 16:42 I'm leaving that in. Is there somebody who'd tell me the opposite of what you've told me?
T 16:52 Marisol. Marisol will tell you to go to bed. She shuts at nine, and she's happier than all of us.
Ask her. And ask Luca, nobody asks Luca. He's not angry, he's just, you know. Nobody rang.
A 17:14 Nobody rang him after he stopped?
T 17:17 Not once. He mentioned it to me. He said, I'd have told them.
A 17:24 Thank you, Tobi. That's a good one to end on. And thank you for the okra.
T 17:34 You didn't finish it.
A 17:37 I'm still going. I'm slow.
`,
)
