const list = (text: string) => new Set(text.trim().split(/\s+/));

/** Words that say nothing about the subject. They are not searched for at all. */
export const stopWords: ReadonlySet<string> = list(`
  a about above after again all also although am an and any anybody anyone anything are arent as at be because been
  before being between both but by came can cannot cant come comes could couldnt d did didnt do does doesnt doing done
  dont dude each either else etc even ever every everybody everyone everything few for from further get gets getting go
  goes going gone gonna got gotten guys had hadnt has hasnt have havent having he hello help her here heres hers hey hi
  him himself his how hows i id if ill im in into is isnt it its itself ive just kind kinda know let lets like likely ll
  m make makes making many may maybe me might mine more most much must my myself na no nor not now of off oh ok okay on
  once only onto or other others our ours out over own per please pls plz possible possibly quite rather re really right
  s same say says see seem seems seen shall she should shouldnt since so some somebody somehow someone something
  sometimes somewhat somewhere soon sorry still such sure t take takes tell than thank thanks that thats the their
  theirs them themselves then there theres these they theyre thing things think this those though thru thus to too
  toward towards u until up upon ur us use used uses using usually v very via want wanted wants was wasnt way we well
  were werent what whatever whats when whenever where wheres whether which while who whoever whom whos whose why will
  with within without wont would wouldnt yall yeah yes yet you your yours yourself
  idk lol omg wtf asap btw fyi tbh afaik imo rn cuz coz gimme lemme wanna bit lot lots somebody regarding given
  explain mean means meaning anybody ago already always actually basically literally simply exactly currently today
  yesterday tonight tomorrow morning evening afternoon week weeks monday tuesday wednesday thursday friday saturday
  sunday suddenly randomly apparently obviously weird strange annoying stupid damn god guy folks
  question questions wondering wonder trying try tried tries attempt attempting seeing saw look looks looking looked
  find found figure out happen happens happened happening occur occurs occurring need needs needed needing keep keeps
  kept grateful kindly appreciate appreciated dear sir madam regards greetings cheers hopefully gives give giving gave put puts show shows showing shown told said`);

/** Words that many questions hold whatever they are about. They count a little. */
export const lightWords: ReadonlySet<string> = list(`
  app apps application heroku problem problems issue issues error errors fail fails failed failing failure failures
  work works working worked fix fixing solve resolve correct best good bad new old big small long short first last next
  time times user users customer customers people person company business day days hour hours month months year years
  minute minutes code program software system service services support change changed changes different difference
  recommended recommend wrong broken page site website server servers stuff part point case example set able instead
  using run running runs ran call called add added check checked possible way ways
  message messages says text name names number numbers different several another whole full part
  test testing team every few random constantly frequently occasionally often sometimes
  cause causes caused causing reason reasons really properly correctly anymore longer`);

/** Common words of any talk. They tell less than words of the trade that are as rare here. */
export const plainWords: ReadonlySet<string> = list(`
  accept across actual advance afterwards alone along amount anyway area around arrive ask asked asks away back bad based
  become becomes begin begins behind believe beside beyond big bottom break bring busy care careful center
  certain chance choice choose clear clearly close collect common compare complete completely concern consider contain
  continue control correct cut cuts daily deal decide decided deep detail details difficult directly discover
  double early easier easily easy edit effect end ends enough entire entirely evidence exact exist expect expected extra
  face fact fair fall far fast feature feel felt field final finally fine finish follow follows force form forth forward
  friend front fully fun future general great group grow guess half hand handle hard hear heard heavy held hold holds
  hope idea ideas important inside interest interesting itself join kept kind land large late later lead learn
  least leave leaves left less letting level life light line lines list listed live local lose low main major manage
  mark matter meant meet mention middle mind minor miss modern moment move moved myself nearly never nice night normal
  normally note nothing notice noticed obvious offer office open option options order outside overnight own
  party past pattern people perfect perhaps pick picked piece place plain plan play point points post posted present
  pretty prevent previous produce proper provide pull purpose quick quickly quiet raise range reach
  read ready real reality reason receive recent recently remain remember remind report require rest result results
  return returns rid rise role room round rule safe save saw scene sense separate serious serve serves several
  shall short side sides sign silent similar simple simply single sit situation skip slightly small
  somehow sort sound speak special stand state stay step steps story strange strong style
  subject switch talk tell third thought together tool tools top total touch touched track
  true turn turns twice understand unless value various view wait waiting walk warn watch weird went whom wide
  win wish wonder word words world worse worst worth write writes wrote year yellow yesterday young`);
