/** Whether two folded given names are used for one another. */
export function areNicknames(one: string, other: string): boolean {
  const groups = groupsOf.get(one)
  return groups !== undefined && (groupsOf.get(other)?.some((group) => groups.includes(group)) ?? false)
}

// Everyday forms, by hand; a name may stand in several lines (Alex).
const lines = `abigail abby gail
albert al bert bertie
alexander alex alec sandy sascha sasha xander aleksander alejandro
alexandra alex sandra sascha sasha alejandra lexi
alfred alf fred freddy
andrew andy drew andreas andre andres andrzej
ann anne anna annie nan hanna hannah anja anke
anthony tony antonio anton toni
arthur art arturo
barbara barb babs barbie
benjamin ben benny benji
bernard bernie bernhard
catherine katherine kathryn kate katie kathy cathy kitty katharina kat katrin
charles charlie chuck chas carlos karl carl
charlotte lottie charlie lotte
christian chris christiaan
christina christine chris tina christy kristina kristin
christopher chris kit topher christoph kristoffer
daniel dan danny
david dave davy
deborah debbie deb debra
dorothy dot dottie dora dorothea
edward ed eddie ted ned eduard eduardo
eleanor ellie nell nora eleonore
elizabeth liz lizzie beth betty eliza elisabeth elise lisa bess libby elsa isabel
emily em emmy milly
emma em emmy
eugene gene
florence flo
frances fran francesca franziska franzi
francis frank fran francisco francesco franz paco pancho
frederick fred freddy fritz friedrich frederik
gabriel gabe
gabriele gabi gaby gabriela
george georgie jorge georg jurgen
gerald gerry jerry gerhard gerd
gregory greg gregor
harold harry hal
helen ellen nell helena helene lena
henry harry hank heinrich heinz enrique hal
jacob jake jakob
james jim jimmy jamie jem jaime
janet jan
jeffrey geoffrey jeff geoff
jennifer jen jenny
jessica jess jessie
joan joanie jo joanna joanne johanna hanna
john johnny jack jon johann johannes hans juan jan ivan sean ian giovanni
jonathan jon jonny nathan
joseph joe joey josef jose pepe giuseppe sepp
joshua josh
judith judy
katherine kate
kenneth ken kenny
lawrence larry laurie laurence lars lorenz
leonard leo len lenny leonardo
louis lou louie luis ludwig luigi
lucy lucia lucie
madeline maddie madeleine
magdalena lena magda
manuel manu manolo emanuel
margaret maggie meg peggy margie marge greta rita margarete margarethe gretchen grete
maria mary marie mia maja mariechen
martin marty martijn
martha marty patty
matthew matt matty matthias mateo matteo
maximilian max maxi
melissa mel missy
michael mike mick micky mickey mikey michel michal miguel michele
michelle shelly mich
miriam mimi mirjam
nancy nan
natalie nat nathalie natalia natasha
nathaniel nathan nat nate
nicholas nick nicky nicolas nikolas klaus nikolaus niklas nico colin
oliver ollie
pamela pam
patricia pat patty tricia trish
patrick pat paddy
paul pablo paolo pavel
peter pete piotr pedro pietro pierre
philip phil philipp pip felipe
rachel rach rahel
raymond ray
rebecca becky becca bex
richard rick dick rich richie ricky ricardo
robert rob bob bobby robbie bert roberto
ronald ron ronnie
rosemary rose rosie
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb bastian basti
sophia sophie sofia sofie
stanley stan
stephanie steph steffi stefanie
stephen steven steve stefan stephan esteban etienne
susan sue suzy susie susanne susanna suzanne
teresa theresa terry tess tessa therese
theodore theo ted teddy theodor
terence terry
thomas tom tommy tomas tomasz
timothy tim timmy
tobias tobi toby
ursula uschi ulla
valerie val
veronica ronnie vroni veronika
victor vic viktor
victoria vicky tori viktoria
vincent vince vinny vincenz
virginia ginny
walter walt wally
wilhelm willi willy wim guillermo william
william bill billy will willie liam wim
wolfgang wolf
zachary zach zack`

const groupsOf = new Map<string, number[]>()
for (const [group, line] of lines.split('\n').entries())
  for (const name of line.split(' ')) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group])
