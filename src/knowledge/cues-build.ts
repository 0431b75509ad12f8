/** Cues for building, deploying, accounts and money; see cues-app.ts. */
export const buildCues = {
  'slug-size': `
    slug too large | slug size | compiled slug size | too big | 500 mb | 500m | max size | app too large |
    repo too large | slugignore | reduce size | huge dependencies | tensorflow | pytorch | large assets |
    videos in repo | node_modules size | build cache size | shrink | slim | opencv | over the limit | model files |
    puppeteer chromium | 612m | too many files | fonts and images in repo | git history large | exclude files |
    slim down | max 500 | artifact too big | what takes the space`,
  'build-failed': `
    not found in build | vite not found | next not found | lockfile made on mac | takes forever to build |
    build failed | build error | build fails | compile error | npm install fails | npm ci | npm ERR | yarn install |
    pnpm | lockfile | lock file out of date | package-lock | pip install fails | requirements.txt | poetry | uv |
    pipenv | metadata-generation-failed | wheel | psycopg2 | pg_config | gcc | bundle install | bundler version |
    Gemfile.lock | nokogiri | native extension | gem not found | asset precompile | assets:precompile | webpack |
    vite | typescript | tsc not found | devDependencies | node-gyp | node-sass | python version | runtime.txt |
    ruby version | node version | no matching version | engines | maven | gradle | stage task | mvn | go.mod |
    composer | private repository dependency | clear build cache | stale cache | collectstatic | prune | build hangs |
    build timeout | missing library | apt | libvips | imagemagick | gdal | numpy scipy | sharp |
    push failed at the end of the log | subprocess exited with error | ERESOLVE | peer dependency |
    gemfile specified other ruby | pillow | cryptography rust | could not find a version that satisfies |
    no matching distribution | heroku-postbuild | tsc errors | old dependency still installed |
    cache problem in build | build worked last week | build suddenly fails | next build fails | ng build |
    cannot compile | mix deps | cargo build | go build vendor | msbuild | dotnet publish | build step | postinstall |
    lock file conflict | two lockfiles | frozen lockfile | git dependency | out of memory in build |
    cannot find package during build`,
  'buildpack-detect': `
    buildpack | no default language could be detected | language not detected | wrong buildpack | detected as node |
    detect failed | app not compatible with buildpack | set buildpack | add buildpack | order of buildpacks |
    multiple buildpacks | two languages | monorepo | subdirectory | root folder | package.json not in root |
    custom buildpack | apt buildpack | java in node app | cloud native buildpack | remove buildpack | which buildpack |
    frontend and backend folder | ffmpeg missing | chrome for puppeteer | node and python together | no buildpack set |
    set the language | project in a subfolder | static site buildpack | nginx buildpack | wrong language chosen |
    buildpack order | add a second buildpack | poppler | wkhtmltopdf | tesseract | system packages`,
  'git-push-rejected': `
    push rejected | git push | git push heroku main | pre-receive hook declined | remote rejected | master to main |
    main branch | deploy branch | non-fast-forward | updates were rejected | everything up-to-date |
    src refspec main does not match | does not appear to be a git repository | no such app remote | heroku remote |
    git clone empty | shallow | lfs | github integration | github deploy | connect github | reconnect github |
    automatic deploys | auto deploy stopped | github enterprise | deploy from branch | old version still live |
    authentication failed for git | submodule | nothing happens after push | wrong app remote | deploy button |
    rpc failed | repo not found | does not match any | publickey when pushing | renamed repository |
    remote missing after clone | deploy stopped after rename | hook declined | cannot push | push hangs |
    push too large | wrong branch deployed | changes not live | latest commit not deployed | disconnect github |
    deploy another branch | choose branch | git remote add | large file in history | 404 on push |
    access to remote denied | host key`,
  'release-phase': `
    release phase | release command | release failed | migrations on deploy | run migrations automatically |
    db:migrate | migrate in release | django migrate | alembic | flyway | prisma migrate | sequelize migration | knex |
    postdeploy | deploy stuck in release | relation does not exist after deploy | column does not exist |
    pending migrations | ConcurrentMigrationError | advisory lock | release stopped new version |
    failed deploy old release still runs | cancel release | rollback | roll back | undo deploy | previous release |
    alter table | table missing after deploy | upgrade head | release command returned 1 | new version not live |
    version from this morning | previous version again | schema change on deploy | migrate before start |
    task before release | revert a deploy | bad deploy | deploy blocked by migration | migration took too long |
    lock timeout migration | postdeploy script | releases list`,
  'container-registry': `
    docker | dockerfile | container | container registry | registry.heroku.com | container:push | container:release |
    docker image | image push | docker push | exec format error | arm64 | m1 | m2 | apple silicon |
    platform linux amd64 | buildx | heroku.yml | entrypoint | cmd | docker deploy | docker login |
    unauthorized registry | private image | ghcr | docker hub | image too large | manifest | oci | unsupported image |
    docker build | pushing image denied | resource is denied | works with docker run | image architecture |
    cannot pull | deploy a container | compose file | docker multi stage | podman | container exits | image from ci |
    release image | base image in dockerfile | healthcheck ignored | docker args build`,
  'stack-upgrade': `
    move from cedar to fir | stack | heroku-20 | heroku-22 | heroku-24 | heroku-26 | end of life | eol |
    deprecated stack | upgrade stack | stack:set | ubuntu | base image | glibc | operating system | libssl |
    openssl version | newer stack | brown-out | builds will be blocked | supported until | fir | cedar | generation |
    heroku 18 | os upgrade | missing package on new stack | test new stack | cannot open shared object file |
    libssl.so | lib missing after upgrade | outdated stack | stack warning | test on the new stack |
    builds stop in may | move to heroku-26 | python version gone on stack | imagemagick version changed |
    apt package renamed | last build allowed | brownout | platform generation | no longer supported stack`,
  'billing-dyno-hours': `
    bill | billing | invoice | charge | charged | charged twice | cost | price | pricing | plan | credit card |
    card declined | payment failed | pay | refund | dyno hours | eco hours | hours used up | 1000 hours | free plan |
    free dynos gone | student pack | credits | vat | tax | receipt | usage | overdue | unpaid | cheaper | expensive |
    monthly | per month | currency | enterprise contract | license | on demand | purchase order | quote |
    change billing address | pending charge | budget | spend | estimate | due date | billing owner |
    why do i pay for two | hours exhausted | mid month hours | wrong company name | invoice recipient |
    payment method | bill doubled | costs explode | what will it cost | price of a dyno | cost of a worker |
    free alternative | cancel subscription | stop paying | charge after delete | payment bounced | bank account |
    sepa | add-on costs | billed by the second | discount | non profit | education | startup program | billing email |
    purchase | renew contract | true up`,
  'cli-login': `
    mac says not signed | macos cannot open | asks for login every time | github action cannot authenticate |
    heroku login | login fails | cli | install cli | command line | update cli | heroku command not found | brew |
    snap | npm install heroku | invalid credentials | unauthorized | 401 | api key | HEROKU_API_KEY | token |
    authorizations:create | oauth token | netrc | browser does not open | behind proxy | headless | ssh server login |
    ci token | expired session | two accounts | switch account | keychain | credential manager | IP address mismatch |
    plugin | autocomplete | log in from terminal | wsl | windows installer | cli slow | cli version |
    command not found heroku | cli outdated | without browser | from a docker container | login loop |
    cannot authenticate | two-factor prompt in terminal | api token for script | token for ci | expired token |
    revoke token | log out everywhere | which account am i | certificate error cli | company proxy | firewall cli |
    update fails | cli crashes | unable to verify cli | enter credentials | powershell | zsh completion |
    homebrew tap`,
  'api-rate-limit': `
    rate limit | 429 | too many requests api | platform api | api calls per hour | 4500 | throttled |
    RateLimit-Remaining | api limit | requests to api.heroku.com | automation hits limit | terraform provider limit |
    quota of api | rate_limit id | loop over all apps | listing apps in a loop | terraform too many requests |
    script blocked | api quota | calls remaining | slow down calls | throttle automation | polling the api |
    rate limited by heroku`,
  'account-limits': `
    creation denied too many apps | app creation refused | limit of apps | max number of apps |
    cannot create more apps | app limit | 100 apps | verify account | account verification | collaborator limit |
    row limit | 10,000 rows | 10k rows | storage limit | database full | disk limit of plan | insert denied |
    write access revoked | domain limit | config var size | limits of the platform | quota | maximum number |
    increase limit | how many addons | max releases | maximum of 5 apps | unverified account | must verify |
    add credit card to verify | database reached limit | rows over plan | insert not allowed | storage exceeded |
    too many collaborators | limit of domains | number of dynos per process | limit of dynos | ask for higher limit |
    platform limits page | size limits`,
  'account-access': `
    locked out | cannot log in | lost phone | mfa | 2fa | authenticator | recovery codes | verification code |
    reset password | forgot password | account suspended | account locked | account disabled | banned | close account |
    delete account | deactivate | change email | lost email address | colleague left | former employee |
    owner left the company | access to old account | account hacked | salesforce mfa | yubikey | passkey |
    scheduled for deletion | merge accounts | unverified | account recovery | lost authenticator | phone stolen |
    new phone | cannot receive code | mail about suspension | blocked from account | old employee account |
    company mail changed | get account back | sign-in not possible | password reset mail missing | verify identity |
    terminate account | gdpr delete my data | hacked | someone else logged in | account ownership`,
  'sso-permissions': `
    contractor | only see logs | limited access for a freelancer | add a user to all apps | partner developer | sso |
    single sign-on | saml | okta | azure ad | entra | identity provider | idp | onelogin | team | teams | members |
    roles | permission | permissions | who can deploy | view deploy operate manage | access to app | add collaborator |
    remove user | invite | admin | owner | transfer app | 403 forbidden | you do not have access to the app |
    not authorized | enterprise team | audit trail | audit log | least privilege | new colleague needs access |
    offboarding | onboarding members | service account | provisioning users | may see but not deploy | cannot deploy |
    give rights | read only access | redirects in circles login | saml loop | owner left | take over an app |
    app belongs to ex colleague | move app to team | team admin | who has access | revoke rights | deploy permission |
    developer role | group mapping | scim | join team | leave team | guest access | access request`,
  'review-apps': `
    review app | review apps | pr app | preview app | pull request app | preview environment | ephemeral app |
    app.json | postdeploy | seed data | review app database | review app creation failed | inherit config |
    automatic creation | stale review apps | review app cost | HEROKU_APP_NAME | HEROKU_PR_NUMBER |
    does not have connect privilege | disposable app | test each branch | pull request app missing env |
    review database empty | postdeploy fails | app for each branch | temporary app | test app of a colleague |
    delete old review apps | cost of review apps | stay alive | url of review app | subdomain for review apps |
    share config | github status check`,
  pipelines: `
    pipeline | pipelines | promote | promotion | staging to production | stages | staging environment | downstream |
    promote without rebuild | same slug | promotion fails | button greyed | add app to pipeline |
    move app to other stage | continuous delivery | wait for ci | release staging | prod still has old code |
    config differs between stages | deployment flow | dev staging prod | runs other code than staging |
    calls staging api | dev stage prod | three stages | same build for production | without rebuilding |
    button not clickable | diff between staging and production | copy app settings | release train | deploy to all |
    coupling apps | downstream app missing`,
  'heroku-ci': `
    heroku ci | ci | continuous integration | test run | tests fail in ci | test setup | in-dyno database | ci red |
    chromedriver | selenium | cypress | playwright | parallel tests | ci:debug | ci:run | test environment |
    github actions | circleci | tests green locally | rspec | jest | pytest | ci config vars | browser tests |
    test results | tests fail in the cloud | no database in ci | chrome in ci | flaky ci | test dyno size | ci hangs |
    ci cache | test formation | run only some tests | ci minutes | node tests ci | pipeline tests |
    build status badge`,
} as const;
