/**
 * Whether "H14" in a text means the platform's error or a hotel room. The words around a code decide: words of the
 * platform speak for it, words of other trades against it.
 */

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Seen anywhere, these settle it: people say them only about the platform. */
const platform = words(`heroku herokuapp dyno dynos router logplex procfile buildpack buildpacks devcenter`);

/** Words of people who run software. Each one outweighs one word against. */
const software = words(`
  app apps application error errors code codes log logs logging crash crashed crashes crashing timeout timeouts
  deploy deployed deploys deployment deploying release released rollback request requests response web worker workers
  server servers site website api database db postgres redis memory boot booting restart restarts restarting
  production prod staging alert alerts alerting monitoring metrics metric dashboard traffic load spike spikes latency
  rails ruby puma unicorn sidekiq node nodejs express python django flask gunicorn celery java spring php laravel go
  docker cache endpoint endpoints url http https status 500 502 503 504 499 throw throws throwing exception stack trace
  debug fix logged queue job jobs scheduler ssl tls cert drain drains papertrail datadog sentry pagerduty incident outage
  down offline slow process processes port slug build push git config env users customers`);

/** Trades in which a letter and two digits mean something else, and that have errors of their own too. */
const otherTrades = words(`
  nvidia gpu gpus oracle ebs sap cisco ericsson 3gpp autocad excel spreadsheet worksheet vlookup sheets
  bulb bulbs headlight headlights headlamp lamp tyre tyres tire tires rim rims wheel wheels inch refrigerant freon hvac
  insulation hepa conditioner aircon panasonic daikin samsung lg bosch siemens whirlpool miele haier midea vaillant
  boiler furnace heater hotpoint aeg zanussi electrolux viessmann washing geschirrspuler waschmaschine dishwasher washer dryer fridge freezer oven microwave thermostat printer canon epson xerox
  toyota honda ford bmw audi yamaha kawasaki suzuki motorcycle truck tractor engine carburetor gearbox
  vertebra vertebrae spine lumbar vitamin mg dose tablet doctor dentist vaccine flu virus influenza antibody receptor
  chess knight rook bishop pawn bingo battleship water drink drinking hydrated hydration golf football recipe bake`);

/** Trades whose people may well run an app on the platform: a weaker sign. */
const otherPlaces = words(`
  hotel hostel motel room rooms suite booking booked book reservation reserve check-in airport flight flights
  gate seat seats boarding terminal bus buses tram train trains station highway motorway road exit parking garage lot
  cinema theatre theater concert stadium arena museum conference venue hall booth aisle shelf warehouse apartment flat
  floor building classroom lecture school student students exam grade teacher lunch dinner restaurant table
  museum hospital ward clinic visa passport embassy meeting office desk locker elevator museum`);

/** A code right after one of these is an address or a size, whatever else the text says. */
const addressBefore = words(`
  room rooms suite gate seat booth hall aisle shelf stand floor bay spot locker cell cells column row bus tram train
  flight highway motorway route exit junction table desk apartment apt flat classroom lecture ward building block zone
  chapter page section figure fig exhibit appendix size sizes form visa grade level-`);

/** A code right before one of these is a thing one can buy. */
const thingAfter = words(`
  bulb bulbs headlight headlights headlamp tyre tyres tire tires rim rims wheel wheels refrigerant insulation hepa
  filter filters gpu gpus visa bus tram vertebra receptor engine motorcycle room suite seat gate meeting cell`);

export type Surroundings = { before: string; after: string; strong: boolean; known: boolean };

/** Judges texts one code at a time; what does not depend on the code is counted once. */
export function codeJudge(text: string): (code: Surroundings) => boolean {
  const all = new Set(text.toLowerCase().match(/[a-z0-9][a-z0-9-]*/g) ?? []);
  const count = (list: ReadonlySet<string>) => [...all].filter((word) => list.has(word)).length;
  const settled = count(platform) > 0 || /\bat=(?:error|info|warning)\b/i.test(text);
  const against = 3 * count(otherTrades) + count(otherPlaces);
  const inFavour = count(software);
  const bare = [...all].every(
    (word) => filler.has(word) || /^(?:[a-z][- ]?\d{1,3}|\d{1,3}|[a-z])$/.test(word),
  );

  return ({ before, after, strong, known }) => {
    if (strong) return true;
    if (addressBefore.has(lastWord(before)) || thingAfter.has(firstWord(after))) return false;
    if (settled || bare) return true;
    if (against > inFavour) return false;
    return known || inFavour > 0;
  };
}

/** Words that say nothing about the trade; a text of only these and codes is about the codes. */
const filler = words(`
  a an and or the what is are does do did mean means meaning of for about explain tell me please pls plz help hi hello hey
  why how when getting get got seeing see saw have has had having we i you my our us it its this that these those with vs
  versus difference between again still now today many lots some all too also then to from in on at after before during
  occurs occurring happening happens happen show shows showing keep keeps thx thanks`);

function lastWord(text: string): string {
  return /([a-z0-9-]+)[^a-z0-9]*$/i.exec(text)?.[1]?.toLowerCase() ?? '';
}

function firstWord(text: string): string {
  return /^[^a-z0-9]*([a-z0-9]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
}
