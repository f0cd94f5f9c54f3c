import { transcript } from '../transcript.ts'

export const harrietCall = transcript(
  {
    C: { label: 'Callum', member: 'callum' },
    H: { label: 'Harriet', person: 'harriet' },
  },
  `
C 00:00 Hello, Harriet? It's Callum, from Bramble. Is now still all right?
H 00:06 It's ten past three, so yes. I've got till half past four, then the potatoes come. You'll hear
banging, that's the lad doing the extraction.
C 00:18 That's no bother at all. Just so you know, I'm recording this so I don't have to scribble, it stays
with us. Is that okay?
H 00:29 You can record what you like, love, I've nothing to say I wouldn't say on the quay.
C 00:38 [laughs] Brilliant. So, you'll have seen what I sent over. What we're building is a proper late
service, ten till one, Fridays and Saturdays to start with, with trained riders, live tracking, the lamps
are part-funded by the Harbour Trust, and the idea is that for a flat monthly fee you get guaranteed cover,
so you're never turning away revenue in your strongest hours, and obviously with the ferry timetable
changing there's a real opportunity for places on the front to...
H 01:18 Callum. Callum, love. Breathe.
C 01:21 Sorry.
H 01:22 I didn't read what you sent. I saw it had a graph on it. Ask me something.
C 01:31 Right. Fair. Okay. What happened last Friday, from ten o'clock?
H 01:36 Now that I can tell you. Last Friday. Boat was late, it came in at twenty to ten instead of nine, so
I'd a queue to the bollards until about half past. Then it goes quiet on the counter and the phone starts.
It's always the phone after the queue. Folk have seen us, they've gone home, they've had a drink, and now
they want a haddock.
C 02:13 And what do you say to them?
H 02:18 I say, we're frying till half twelve, come and get it. And they say, do you not deliver? And I say
the bikes go home at ten. And they say a word, and then they put the phone down.
C 02:36 How many is that, would you guess?
H 02:39 I don't guess. My grandmother kept a tally on the wall for the ice, and I keep one for the phone.
It's a chalkboard by the fryer. Hang on, I'll walk over to it. [footsteps] Right. There's a stroke for every
one I turned down. Four Fridays, after ten at night: eleven, nine, fourteen, and seven, that's the one it
blew a gale. Forty-one.
C 03:11 Forty-one orders that you said no to. Could you, would you send me a picture of that board?
H 03:24 I'll send it while we're talking. There. It's gone. It's got a fish on it, ignore the fish.
C 03:36 It's here. Thank you. Lovely fish. So forty-one at, what, about sixteen pounds each?
H 03:43 Nearer nineteen, late. It's families early and it's four lads late. But they'd not all have gone
through, would they. Half of them change their mind when you say there's a wait. I'm not daft, it's not
forty-one times nineteen.
C 04:03 No. That's, thanks, most people do that sum for me.
H 04:10 I bet they do.
C 04:13 Have you ever tried anything for it? Before us, or apart from us?
H 04:20 Oh yes. Two summers back. My nephew, Kit, on his moped. I gave Kit sixty pounds a night, cash,
Fridays and Saturdays, for eleven weeks, and he kept the tips.
C 04:35 Sixty a night. So that's, over eleven weeks...
H 04:43 Thirteen hundred and twenty, I can tell you that without your graph.
C 04:50 What happened to it?
H 04:53 He came off on the slip. It was wet, there's weed on it, and he'd a box of four cod on the back.
Broke his collarbone. My sister didn't speak to me until Christmas. So that was that.
C 05:11 I'm sorry. Is he all right?
H 05:15 He's grand, he's a plumber. But I'd not ask anybody's lad to go down that slip in the dark again.
And that's really my first thing with you, before money. Where do they ride? Because if it's along the
Saltings path there's not a light on it from the pumping station to the bridge.
C 05:45 So for a night service to be any use to you, the path matters more than the price, is that fair?
H 05:59 You're putting it in my mouth now. I'd say it's the first question and the price is the second.
C 06:08 Okay. Sorry. The honest answer is, at the moment the riders go round by the road after dark. It's
eleven minutes longer from you to the flats. The Trust's paid for lamps on the riders, not on the path.
H 06:27 On the riders. So they're lit up and they still can't see.
C 06:34 More or less, yeah.
H 06:36 Well, thank you for saying so. The last man told me it was all in hand. I think nobody should be
sending youngsters along that path at night until the council puts a lamp on it.
C 06:53 Has anybody asked the council?
H 06:57 I've asked. I've asked since the pumping station was a pumping station. One fish shop asking is a
fish shop asking.
C 07:09 Tobi and I were talking about a letter. Him, and us, and the Co-op riders, to the council, just
about those six hundred metres. It's not written yet.
H 07:22 Then write it. You can put my name under that letter, Harriet Bowditch, The Late Plaice, third
generation, and you can put it first.
C 07:35 Really? Before you've read it?
H 07:38 I'll read it. But you've got the name. They know the name, I fed half that chamber their tea when
they were at school.
C 07:49 That'd make a real difference. Thank you. Can I ask about the price, then, as the second question?
H 07:58 You can.
C 08:03 What we've got with Tobi is a deposit of three hundred for the eight weekends, and then it'd be a
monthly fee if we both like it. Would you do the same? I could put you in from this Friday.
H 08:24 No.
C 08:26 No?
H 08:28 I'm not giving you three hundred pounds for a thing I've not seen ride past my own window. That's
not rude, that's just how I was brought up. I'd the man with the self-order screens in here, and he'd a
deposit as well, and the screens are in the cellar.
C 08:54 What happened with the screens?
H 08:59 People want to shout at somebody. You can't shout at a screen. He had four hundred off me, and I've
a very expensive thing to keep the mop behind.
C 09:14 Okay. So what would you have to see?
H 09:21 I'd have to see a Friday. One. I'd stand here, the phone goes, I write it down, one of yours comes
within, say, twenty minutes, in and out, and at the end of the night I count. Then if it's the number I
think it is, I'd pay you two hundred a month for the two nights, and I'd pay it without ringing Tobi first.
C 09:54 Two hundred a month. How did you get to two hundred?
H 10:01 Kit. Kit was sixty a night, that's, call it four-eighty a month, and he was only mine. Yours aren't
only mine. I'd want less than half for sharing. So, two hundred.
C 10:21 That's the clearest anyone's been with me. What if the number isn't what you think?
H 10:29 Then I say thank you very much and I've still got my chalkboard.
C 10:37 Who else would need to agree? Is it just you?
H 10:42 My brother's on the lease but he's in Spain, and he's always in Spain. It's me. I do my thinking in
this bit, now. Everything I ever bought for this shop I bought between three and five, stood at the counter,
with the fryers off. If you'd rung me at six I'd have told you no and not remembered it.
C 11:12 That's good to know. I tend to ring people in the mornings.
H 11:19 In the mornings I'm at the market with my hands in ice. Nobody who sells fish has ever bought a
thing before noon.
C 11:29 [laughs] I'm going to move my whole calendar. Okay, what about the riders we send you now, before
ten? How's that been? You've been on seven weeks.
H 11:41 It's been fine. The Portuguese one's lovely, stands by the ice cream and doesn't get under anybody's
feet. There's a tall girl who whistles. I've had two that were late and one that went to the wrong caravan.
C 12:03 What did you do about the late ones?
H 12:07 I rang your number, and I got a recording, and then I rang the Portuguese one, because he'd given me
his. Is that not allowed?
C 12:22 It's, um. I think it's allowed. It shouldn't be needed. When was that, roughly?
H 12:30 Saturday a fortnight since. Ten past eight at night. It rang and rang, and then the recording
thanked me for my patience, and I thought, you've not met me.
C 12:49 I'll take that back to Leo. Did he ever come back to you on it?
H 12:57 I got a message on the Monday with a smiling face on it.
C 13:04 Right.
H 13:06 He's a nice lad, Leo. But don't send me a smiling face about a cold haddock.
C 13:14 No. Okay. I'm noting that as something we owe you, a person who answers, or at least an answer.
Could I ask you one odd one? What do the ones on the phone say, the forty-one? Do they say what they're up
to?
H 13:37 Some do. There's the hospital, there's always two or three from the hospital, you can hear the
beeping. There's the caravans. There's lads. And there's one old boy on Upper Marrow who rings every Friday
at quarter to eleven, knowing full well, just to have a go at me. I look forward to it.
C 14:01 The hospital's interesting. What do they order?
H 14:07 Chips. They want chips and they want to know how long. They've got a break, haven't they, they've
not got an evening. If you can't say to the minute they don't bother.
C 14:21 To the minute. That's worth knowing. Right, I've had my quarter of an hour, and more. Can I say back
what I've heard, and you tell me where I've got it wrong?
H 14:38 Go on.
C 14:40 You turn down about ten orders on a Friday after ten. You paid your nephew sixty a night until he
was hurt. You'll put your name to the letter about the path. You won't pay a deposit, you might pay two
hundred a month if you'd seen one good Friday and the count was right. And on that Friday it's twenty
minutes, in and out.
H 15:12 You've left out the smiling face.
C 15:16 And no smiling faces.
H 15:19 Then you've got it. I'll tell you what I'll do. I'll keep that tally four more weekends, Saturdays
as well, with the time next to each stroke, and you come and copy it off the wall. Then we'll both have the
same number and nobody needs a graph.
C 15:44 I'd love that. Could I come on a Thursday, at this time?
H 15:51 Thursday, quarter past three. There'll be a cup of tea. And bring whoever's doing the riding, I want
to ask them about the slip.
C 16:04 I'll bring Nele. She runs the night riders. She doesn't say a lot.
H 16:10 Good. You can learn off her.
C 16:14 [laughs] I walked into that. Thank you, Harriet. I'll send you the letter by Wednesday, and not a
graph in it.
H 16:26 Ta-ra, love. That's the potatoes.
`,
)
