import { transcript } from '../transcript.ts'

export const samCoffee = transcript(
  {
    M: { label: 'Mara', member: 'mara' },
    S: { label: 'Sam', person: 'sam' },
  },
  `
M 00:00 Is this seat all right? There's a draught from the door.
S 00:08 It's fine, I've been outside since five. This is warm for me.
M 00:15 Since five. So you start at five now?
S 00:20 Half five clocked on. I like to be early, get the good trolley. There's one trolley that goes
straight and eleven that don't.
M 00:32 [laughs] I'll get these. What are you having?
S 00:37 Flat white. And, are those the cardamom ones? One of those. Cheers.
M 01:53 There. So, it's been what, four months?
S 01:59 Nearly. I went the week of the half marathon, remember, when half the town was shut and I did the
Saltings on foot.
M 02:13 I remember. You sent the picture with the duck. I didn't ask you for this to get you back, by the
way. I'm meeting everybody who left this year, one at a time, and I should have done it when you left. I
want to understand how it went for you.
S 02:39 Yeah, no, it's all right. I did wonder. When you wrote I thought, what's she want.
M 02:51 What did you think I wanted?
S 02:54 I thought you wanted me to stop sending people to Gannet. [laughs]
M 03:02 Have you been sending people to Gannet?
S 03:05 I mean. I've answered questions. People ask. It's five now, I think. Five that came over. I don't
get anything for it, before you ask. There's no bonus.
M 03:20 I wasn't going to ask. Okay, tell me about leaving. When did you first look at anything else?
S 03:29 Right. So. First looked, properly looked, was after my daughter's thing. She had a, it's called a
grommet, in the ear, it's nothing, it's ten minutes. But they give you a date and they give it you six weeks
ahead. Six weeks. And I couldn't tell my partner whether I'd be working that morning. She goes, Sam, the
hospital knows what it's doing in six weeks and you don't know what you're doing on Monday.
M 04:05 What did you do?
S 04:08 I said I'd swap. And I did swap, in the end, with Dilan, who had an exam, so then he had to swap
with somebody, and I think it went through four people. For a ten-minute thing. And I was in the waiting
room on my phone doing the swaps, and they called her name and I nearly missed it. That was when I first
looked.
M 04:40 And after you looked, how long until you went?
S 04:45 Six, seven weeks. I had the Gannet thing in a tab. You know when you leave a tab open? It was just
there. And then I did the sums, because everybody does the sums, and the sums were the wrong way round.
M 05:07 How do you mean?
S 05:13 It's less. It's less money. It's about eight per cent less than I made with you, and I'd sign it
again tomorrow. I showed it my partner and she said do it.
M 05:30 Eight per cent less. How did you work it out?
S 05:39 Well I've got, hang on. I've got it here, because I did it for Paul when he asked. I've got the last
six from you and the first three from them. Do you want to see? I don't mind. You wrote half of them.
M 06:04 If you don't mind. I'd like to.
S 06:09 There. So that's you. Twenty-one ninety, that's the average. Best month was twenty-five, that was
the hot one when nobody wanted to cook. Worst was, look, sixteen hundred and forty.
M 06:25 And theirs.
S 06:26 Twenty fourteen. Twenty fourteen. Twenty fourteen. [laughs] It's like a stuck record. I love it.
M 06:35 I'll say that out loud for the recording, if I may: three payslips from Gannet, each two thousand
and fourteen pounds, and six of ours that average two thousand one hundred and ninety.
S 06:53 That's it. Hundred and seventy-six quid a month. That's what I pay to know.
M 07:02 To know what?
S 07:04 Where I am. Rota's four weeks. I've got it on the fridge, printed, with a magnet. She's put the
swimming on it. It's got the swimming on it in green pen. I can't explain it to you, it's a piece of paper
on a fridge.
M 07:30 No, I think I get it. When you rode for us, how did you plan the swimming?
S 07:39 I didn't. She did it. And if I could come, I came. I think I saw two in a year.
M 07:51 And was there something in the hours with us that you'd miss? We always say riders want it free,
week by week. It's on the website.
S 08:05 I know it's on the website. I believed it as well, I'd have told you that. When I was twenty-four,
brilliant. I'd have said you can't pay me to have a boss with a rota. And then, look at what I did. I went
and signed for five fixed days, half five to half one, and I haven't asked to change one of them. Not one.
So whatever I used to say. There's a board for it, if you want. Never used it.
M 08:49 Who does use it?
S 08:52 Younger ones. Yusuf a bit. Yusuf went to the warehouse after, because it's more. He's the other way
round from me. He'd move for a pound.
M 09:06 He told you that?
S 09:10 He did it. He did three weeks on the bikes with us and then they had earlies in the shed at, what
was it, nearly two quid more, and he was gone. Fair enough. He sends money home.
M 09:34 So for him it was the rate.
S 09:39 For him it was the rate. I'd not say it wasn't. I think if you ask Paul and Greta they'll say the
rate as well, we all talked about it in the pub enough. We sort of had a, you know. A line. "Four twenty a
drop." It was like a song.
M 10:06 Were they in the same pub?
S 10:10 Same table. [laughs] So don't count us three times.
M 10:15 That's, actually, that's useful. I won't.
S 10:18 You want their numbers? Paul and Greta, Yusuf. They'd talk to you. I'll text them, say it's not a
stitch-up.
M 10:28 Would you? I'd be grateful. Only if they're happy.
S 10:36 I'll put you all in a message tonight and say it's worth the coffee. They'll come if it's from me.
M 10:47 Thank you. Can I go back a bit? The last month with us. What did an ordinary evening look like?
S 10:59 Ordinary. Okay. On at half five. Café Marisol's usually first, there's an office that gets it. Then
it goes to the Row, it's Oduya's, Oduya's, Oduya's. Then Paper Lantern and you're stood there.
M 11:14 Stood there how long?
S 11:17 Friday? I did actually time it once, because Leo said it was in my head. I used the lap thing on my
watch. Four Fridays, nineteen pick-ups at Lantern, and the middle one was eleven minutes. Eleven. And it's
four twenty whether I'm riding or stood by the fish tank.
M 11:44 Did you tell Leo the eleven?
S 11:49 I sent him a photo of the watch. I got a thumbs up. You know Leo. It's a warm thumb. But it's a
thumb.
M 12:02 [laughs] All right. What about when something went wrong? Puncture, wrong address.
S 12:11 I'm not the one for that, I never rang. I've been doing it since I was sixteen, I carry two tubes. I
know Ines had that night. We all knew about that. But me personally, no. I can't remember needing the desk.
I'd be lying.
M 12:35 That's good to hear straight, thank you. Anything you tried to change before you left? Something you
asked us for?
S 12:45 I asked for the same four nights. I wrote it, it was an actual email, I was proud of it. I said give
me Wednesday to Saturday, every week, and I'll never swap. And Leo said he'd love to but then everybody
would want it.
M 13:07 And would everybody want it?
S 13:10 I don't know. Some would. Siobhán wouldn't, she'd go spare. She likes seeing what's left on the
board on a Sunday and taking it like, I don't know, like a buffet. It's different people. That's what I'd
have said to Leo, some of us are fridge people. Fridge people and buffet people. You can have that one.
M 13:37 I'm writing that down. So how many fridge people would you say, out of the ones you rode with?
S 13:45 Oh, I'd be making it up. I'd say anyone with a kid. Anyone studying. Dilan's a fridge person and
he's twenty-two. It's not an age thing.
M 13:59 How do you know Dilan is?
S 14:03 Because he's the one with the spreadsheet. He had a spreadsheet of who'd swap with who. Ask him. I
bet he's still got it. He turned down the late bonus twice that I saw, thirty quid, because it would've been
before his Thursday.
M 14:23 Okay. I'll ask him rather than you. What's worse at Gannet?
S 14:32 Oh, loads. It's boring. It's parcels, it's just doors. Nobody's ever pleased. At Oduya's they know
your name. And the boss is a, he's fine, he's a spreadsheet with legs. I've not had a laugh with him in four
months. I had more laughs in one wet Friday at the hut.
M 15:00 So why doesn't that weigh more?
S 15:06 Because you can't put it on the fridge, can you. I'll tell you what I do miss, and this is soft. The
quay at about nine, when the ferry's in with all its lights. I'd stop on the bridge. Every time. It's thirty
seconds. Nobody's paying for that thirty seconds and it was the best bit.
M 15:37 You're the second person who's told me about that bridge.
S 15:42 Ines.
M 15:44 I'm not saying.
S 15:47 It's Ines. [laughs]
M 15:50 Is there anything in what we do now that you think is, I don't know, just wrong? That you'd tell a
friend in my chair?
S 16:04 In your chair. Hm. I'd say you're very nice and it takes ages. Everybody at Bramble's nice. You
can't fault it. You say something and somebody nice nods and then you're stood at Lantern for another year.
At Gannet the bloke's not nice and it gets done by Wednesday.
M 16:27 Ouch.
S 16:29 You asked.
M 16:31 I did. No, it's right. It goes well with the flip chart behind the printer, but never mind. What
would I have to show you for you to believe it had changed? Not tell you. Show you.
S 16:50 A rota. On a Monday, for the Monday after next. Three in a row. You do that three times and I'll
tell people. I'm not coming back, I've got the trolley. But if you get the rota out ten days early three
times running, I'll say so in the Gannet canteen, with my name on it. I would. I'm not against you. I was
there for two years, I've still got the jacket. Was I meant to give that back?
M 17:28 Keep the jacket.
S 17:30 Cheers. My daughter wears it. It's a tent on her.
M 17:36 How's her ear?
S 17:38 Perfect. She hears everything. She hears the biscuit tin from the garden.
M 17:44 Good. That's good. I've had you for, what, twenty minutes, and you've been up since four.
S 17:52 Half four. Yeah, I'll go and have my sleep. I have a sleep at three, like a cat.
M 18:00 I'll write to Paul, Greta and Yusuf tomorrow, if you've written to them first. And I'll let you know
about the rota, either way. By the end of the month.
S 18:14 Either way. Write it on a piece of paper and I'll put it on the fridge.
M 18:23 [laughs] Deal.
`,
)
