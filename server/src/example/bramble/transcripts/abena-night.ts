import { transcript } from '../transcript.ts'

export const abenaNight = transcript(
  {
    A: { label: 'Anouk', member: 'anouk' },
    M: { label: 'Mara', member: 'mara' },
    B: { label: 'Abena', person: 'abena' },
  },
  `
A 00:00 Is it okay if I put this on the window sill? We'll stop if anybody comes in who doesn't want it.
B 00:12 Nobody will come in. This is the relatives' room, and visiting finished at seven. It's the only room
on the floor with a proper chair, so I hide in it.
M 00:27 How long have we got you for?
B 00:32 Handover's at quarter to eight. So, half an hour, if you don't mind me eating. This is my breakfast.
A 00:42 What's breakfast?
B 00:44 This is rice and stew from home. I make a big pot on my day off, and it lasts three nights if my son
doesn't find it. Tonight is the end of the pot.
A 01:02 I'm Anouk, I do the research, and this is Mara, who started Bramble. She asked to come along. I'll
do most of the asking. It's for us to understand nights, it isn't to sell you anything.
B 01:19 You can try. I'm too tired to buy.
M 01:24 [laughs] I'll remember that one.
A 01:27 Could you tell me about last night? You worked last night?
B 01:36 I worked last night. It's my third of four. So, you want the whole night?
A 01:44 The food of the night. From when you came on.
B 01:52 Okay. So I came on, handover, then it's the drug round, and settling everybody. I don't think about
food until one o'clock. If it's a good night, one of us goes at one and one goes at two. Last night was not
a good night. We had an admission at half past twelve, and bed nine was climbing out. So it was three before
I sat down. And at three I had a bag of crisps from the machine and half a banana that was in my bag since
Monday. And tea. There's always tea.
A 02:38 And was that hungry, or was it something else?
B 02:43 That's a nice question. At three you're not hungry, you're cold. It's not really the stomach. Your
body thinks it's dying a bit. You want something hot you can hold. The crisps are just because you can open
them with one hand.
A 03:02 What did you have the night before?
B 03:06 The stew. So that was a good night. I put it in the microwave, and then the buzzer went, and I put
it in the microwave again. I had it at twenty past two. But it was hot and it was mine.
A 03:30 So the pot lasts three nights, and on the fourth there's the machine.
B 03:38 On the fourth there's the machine. Everybody's got a fourth night.
M 03:44 What do the others do, on the ward?
B 03:49 There's five of us. Grace brings a flask of soup. Danny doesn't eat, he vapes and then he eats a
whole loaf when he gets home. Two of the girls have the pots, you know, the noodle pots. I've got some in my
locker as well for emergency.
A 04:13 Would you mind showing us? Only if it's not embarrassing.
B 04:18 It's very embarrassing. Come, it's just here. Mind the hoist.
A 04:23 Okay. I'm just going to say what I'm seeing, for the recording, is that all right? In the locker
there are four noodle pots, a jar of peanut butter with a spoon standing in it, and a packet of oatcakes
that's open.
B 04:47 The oatcakes are from my manager. I think she was making a point.
M 04:55 The spoon's a nice touch.
B 04:58 Don't judge the spoon. At four in the morning it's a meal.
A 05:04 I'd never. When did you last buy a meal for a night, from outside? Not brought from home.
B 05:13 Outside. Hm. So two weeks ago, and then the weekend after that. Oduya's started to do it late, did
you know? That's you, isn't it? My cousin sent me a link. I thought, let me see if the man can cook. It's
not my mother's. But it's honest. There's enough pepper.
A 05:40 Could you take me through that order? The first one.
B 05:45 So it was the Friday. I ordered at, it would be about half past ten, before it gets busy, because I
thought that then it's here for one o'clock at the latest. It was here at eleven. [laughs] So I wasn't
ready. And the rider couldn't come up, because it's a hospital, so he's at the night entrance, and I'm on
the fifth floor with a drip in my hand.
A 06:19 What happened then?
B 06:22 The porter rang the ward, and it was twenty-five minutes before I could go down, and the rider had
stood there the whole time because he didn't want to leave it on the floor. A tall boy, Polish I think. I
was so ashamed. I gave him a fiver, and he wouldn't take it, and I put it in his helmet.
M 06:51 That'll have been Bartek.
B 06:54 I don't know. He was blue. He was physically blue.
A 07:00 And how was the food by then?
B 07:05 Cold. I microwaved it. But I tell you, I was happy, everybody came to look. Grace said, you can get
that here? At night?
A 07:18 And the second time?
B 07:22 The second time I was clever. I told them twenty to one, and I told the porter in advance, and
Terry, that's the porter, he's lovely, he put it on top of the radiator. So it was waiting for me. That was
perfect. I didn't even have to be clever, Terry was clever.
A 07:46 So if I understand, the second time it worked because of Terry.
B 07:53 It worked because of Terry. If it's the other porter, no. The other porter says it's not his job,
and it isn't.
A 08:05 Before those two, over the last year, did you order much from us?
B 08:15 Oh, sometimes. On a day off, for my son. Pizza, mostly.
A 08:22 Would you look? On the phone, I mean, if you have it with you. I'd love to know rather than guess.
B 08:33 I've got it here. Let me see. Where is it? "Your orders." Okay. So it's, do you want me to count?
[pause] One, two, three. It's eleven orders in the last twelve months, nine of them before eight in the
evening, and the two late ones are both Oduya's. I thought it was more. I'd have told you it was twenty.
A 09:13 Thank you. That's really useful. People nearly always think it's more.
B 09:19 It feels like twenty because of the pizza.
M 09:23 Could I ask one? If somebody'd told you a year ago that you could get a hot meal to the ward at one
in the morning, what would you have said?
B 09:37 I'd have said yes please. Everybody says yes please. I would order every week for sure, at least
once, if it came to the ward and not to the gate.
A 09:52 Okay. And can I be a bit of a pain about that? In the last two weeks you've worked how many nights?
B 10:05 Seven. Eight with tonight.
A 10:09 And it's been possible on the Fridays and Saturdays of those. How many of your nights were Fridays
or Saturdays?
B 10:18 Three. So I've ordered two out of three. Is that what you're asking? So I'm not lying.
A 10:28 I wasn't thinking you were lying. It's only that "every week" and "two out of the three I could" are
both good things to know, and they're not the same thing.
B 10:47 No, that's fair. And it's new. When it's new, you do it. I bought a rowing machine once.
M 10:58 [laughs] How's the rowing machine?
B 11:01 It's got my uniforms on it.
A 11:05 What stopped you on the third one?
B 11:10 Money, a bit. It's thirteen pounds with the delivery. On a nurse's night that's, it's most of an
hour. And I'd the stew. If there's stew, there's no reason. So you're not really against the other
restaurants, you're against the pot.
M 11:33 That's very good. I'm going to steal that.
A 11:38 Who else decides? Is there anything in the hospital that makes it easier or harder?
B 11:48 So the canteen shuts at half past seven. There used to be a night canteen, years ago, my first job
here. It had a lady, Maureen, she did you an egg at two in the morning. And they closed it, and they put in
the machines. People still talk about Maureen. If you want to know about that, it's not me, it's Dorota,
she's the catering manager. She's fighting about it with somebody every year.
A 12:25 Do you know her well enough to introduce us?
B 12:30 I know her from the choir. I'll message her. Don't say anything against the sandwiches, she's
sensitive on the sandwiches.
A 12:40 I won't say a word. Is it right to ask you for one more thing? It's a bit of work, so do say no.
B 12:52 Go on.
A 12:54 I'd love to know what really gets eaten, on nights, over two weeks. Not what people say on a form.
Would you write it down? Just what, and when.
B 13:09 Just me?
A 13:12 Just you, to begin with.
B 13:15 Okay. Yes. For the next two weeks I'll write down everything I eat after midnight, with the time,
and I'll send you a photo every morning before I sleep. Even the spoon.
A 13:30 Especially the spoon. Thank you. We can pay you for that, it's forty pounds for the fortnight.
B 13:38 I won't say no to forty pounds. That's the pot, for two weeks.
M 13:45 I'd like to ask about the others, too. I don't want us to go round the ward with clipboards.
B 13:55 No, don't do that, they'd hate it. I can put a sheet up. On the board in the kitchen, there's one
for the tea money and one for the Christmas do. I'll put a sheet up with my name at the top that says who'd
try it, and they'll sign because it's me and not some company.
M 14:25 That's a lot to lend us. If it goes badly, it's your name on it.
B 14:34 It's only my name if you're late. So don't be late.
A 14:40 When it was Terry and the radiator. What made that good, if you had to say?
B 14:49 I'll tell you what it was. It was that I didn't leave the ward. I went down the corridor and it was
there. Because if I go to the gate, it's fifteen minutes, it's lifts, and I'm thinking of bed nine the whole
time. So the food is hot and I'm not eating it, I'm only swallowing. With Terry, I sat. I sat for eleven
minutes.
A 15:20 You know it was eleven?
B 15:24 I looked at the clock when the buzzer went. I remember because I thought, eleven, that's luxury.
M 15:32 Is there something we haven't asked you?
B 15:36 You haven't asked about the smell. If you bring fried fish on the ward at one in the morning,
there's six patients on nil by mouth who'll murder me. So not fish. Rice is okay. Soup is the best, soup in
something that shuts.
A 15:58 Not fish. That's going to disappoint somebody on the quay.
B 16:03 And plates. Nobody has plates, we eat out of the lid.
A 16:10 Thank you. I'll let you finish your breakfast in peace, you've ten minutes left. I'll send you the
diary thing tomorrow, after four.
B 16:21 After four. Before four I don't exist.
M 16:26 Thank you, Abena. It was good to sit in your chair.
B 16:34 You can come back. Bring soup.
`,
)
