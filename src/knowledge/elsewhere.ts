const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words people say only about this platform, its tools and its support. */
export const hereWords = list(`
  heroku herokuapp herokudns dyno dynos procfile buildpack buildpacks slug slugignore logplex hcode heroku-22 acm
  pgbackups papertrail devcenter shogun cedar fir eco csa`);

/** Words of the trade that are a question by themselves: people type just one of them. */
export const terseWords = list(`
  503 499 429 495 143 oom crash crashed timeout timeouts latency slow swap heap rss sigterm sigkill preboot econnreset eaddrinuse
  cors websocket websockets dns cname domain apex ssl tls https certificate acm hsts redirect
  postgres pgbouncer pooling deadlock backup backups restore dump follower redis valkey maxclients
  scheduler cron cronjob sidekiq celery worker workers pipeline pipelines promote promotion rollback migrations
  docker dockerfile container buildpack monorepo stack ubuntu glibc libssl slugignore autoscale autoscaling scaling scale
  shell bash ssh console cli login token netrc mfa 2fa sso saml okta permissions
  logs drain syslog telemetry otel config secrets dotenv timezone utc ephemeral sqlite bucket quotaguard fixie
  vpc vpn peering compliance hipaa gdpr billing invoice refund overdue unpaid severity priority sla escalation outage status
  changelog roadmap python django flask node ruby rails java spring php laravel golang scala clojure dotnet restart ci`);

/** Other places to run an app, and what only they have. They share nearly all of their words with this one. */
export const rivalWords = list(`
  kubernetes k8s kubectl kubelet kube helm ingress pod pods eks aks gke minikube openshift istio argocd crashloopbackoff
  imagepullbackoff ec2 lambda lambdas cloudwatch cloudformation beanstalk lightsail fargate ecs dynamodb sqs rds aurora azure aad
  aadsts entra gcp gcs bigquery gsuite appengine vercel netlify railway flyio fly render onrender digitalocean droplet linode hetzner
  elb alb nlb apigateway route53 cloudtrail elasticache redshift kinesis athena sagemaker amplify apprunner msk documentdb
  cosmosdb cosmos gcloud gsutil msal intune hyperscale k3s rancher fluxcd containerd crio
  dokku coolify caprover kamal northflank zeabur koyeb qovery clever-cloud kinsta bluehost hostgator dreamhost siteground ionos strato
  centos rhel vps iis weblogic websphere certbot fail2ban iptables ufw selinux
  ibm alibaba tencent ovh vultr scaleway firebase firestore supabase planetscale appwrite openstack proxmox nomad`);

/** Products that are run, hosted or looked after elsewhere and have troubles of their own. */
export const productWords = list(`
  wordpress woocommerce drupal joomla magento shopify squarespace wix webflow typo3 cpanel plesk htaccess phpmyadmin moodle shopware
  jenkins teamcity bamboo gitlab bitbucket ansible puppet chef vagrant virtualbox vmware hyperv systemd systemctl tomcat
  jira confluence notion trello asana zoom outlook sharepoint onedrive powerpoint miro airtable hubspot zendesk intercom
  mailchimp marketo workday servicenow sap abap netsuite freshdesk helpscout clickup basecamp todoist evernote onenote
  quickbooks xero docusign dropbox icloud skype webex netflix spotify
  oracle ora tns mysql mariadb mssql sqlserver db2 cassandra couchbase couchdb neo4j snowflake databricks hadoop spark teradata
  galera clickhouse timescale scylla airflow dbt apex soql visualforce lightning siebel
  minecraft fortnite roblox valorant steam playstation ps5 xbox nintendo fritzbox
  kafka-ui minio jellyfin plex homeassistant zigbee alexa siri nas synology qnap unifi mikrotik cisco juniper`);

/**
 * Devices, trades and pastimes that are not run here. A question with one of them is about something else, unless it
 * tells much that a page holds, or the page speaks of that very thing.
 */
export const elsewhereWords = list(`
  raspberry arduino avrdude
  gpio stm32 esp32 fpga verilog plc modbus unity unreal godot blender photoshop illustrator figma autocad
  excel vlookup spreadsheet sheets pivot
  windows win10 win11 regedit powershell directx nvidia amd gpu bios firmware macbook imac iphone ipad ios android samsung
  galaxy huawei xiaomi pixel smartphone smartwatch airpods bluetooth wifi wlan modem printer scanner keyboard
  monitor mouse headset webcam usb hdmi tv television youtube instagram facebook tiktok twitter whatsapp telegram
  snapchat discord game games gamer
  hive tableau looker powerbi
  matlab ggplot rstudio latex overleaf jupyter haskell monad quicksort prolog cobol fortran assembly homework
  leetcode algorithm regex flexbox css tailwind bootstrap div useeffect usestate jquery svelte swift swiftui xcode kotlin flutter dart gradle-wrapper
  centering recursion recursive dicts monads ascii fibonacci
  vim emacs sublime eclipse intellij homebrew-cask grub
  governor
  stripe paypal klarna square venmo bitcoin crypto ethereum blockchain nft wallet
  loan mortgage invest investing stock stocks shares forex tax-return insurance
  car cars engine motor bmw audi toyota honda ford tesla volkswagen yamaha kawasaki motorcycle bike bicycle truck brake brakes catalyst
  tyre tyres tire tires headlight refrigerant freon hvac thermostat heating furnace
  boiler heater dishwasher washer washing dryer fridge freezer oven microwave vacuum bosch siemens miele vaillant whirlpool
  recipe recipes cook cooking bake baking bread cake banana pancakes eggs chicken pizza coffee tea beer wine lunch dinner breakfast
  menu canteen restaurant restaurants
  pasta spaghetti tomato tomatoes potato potatoes soup salad cheese rice butter flour sugar yeast dough sourdough marinade grill
  barbecue steak risotto curry vegan vegetarian gluten tofu ramen sushi taco tacos burrito paella tortilla sandwich burger whisky
  museum cinema theatre theater guitar piano violin chord garden gardening lawn houseplant shoes jacket sofa mattress ikea
  airbnb hilton marriott lufthansa ryanair airbus boeing minibar concierge hostel motel
  integral derivative triangle hypotenuse trigonometry factorial geometry algebra calculus napoleon einstein pyramid pyramids
  planet moon mars galaxy astronomy dinosaur volcano earthquake
  rezept kuchen wetter urlaub feiertag gehalt mittagessen bahnhof flughafen recette meteo vacances gateau receta playa vacaciones
  clima receita praia ferias onibus aeroporto partido futbol futebol ricetta tempo-libero
  weather rain snow forecast temperature joke jokes poem poems song songs album lyrics movie movies film book books novel
  football soccer basketball baseball tennis golf chess knight bishop rook pawn bingo olympics league cup championship team-sheet
  president king queen capital country france germany spain italy paris london berlin rome tokyo-trip vacation holiday holidays
  payday salary payroll payslip hr parental parking badge canteen elevator lunchbox birthday wedding baby dog cat cats dogs pet
  doctor dentist hospital headache pain flu vaccine virus vitamin medicine pregnant diet weight gym yoga
  plumber electrician landlord parcel dhl fedex ups-parcel
  hotpoint aeg zanussi electrolux viessmann junkers grundig kyocera brother hotelzimmer zimmer boarding lounge luggage
  hotel hotels flight flights airport airline train trains bus taxi uber visa passport
  horoscope zodiac lottery casino poker dating girlfriend boyfriend wife husband kids school university exam
  translate translation spanish french german swedish latin grammar synonym
  haiku limerick riddle philosophy religion politics election war
  teapot xkcd fnord blorp bolt-size thread-pitch
  prompt jailbreak dan chatgpt openai gpt llm claude gemini pretend hacked impersonate`);

/** Products that people do use beside the platform. Without a word of the platform they count against it, a little. */
export const besideWords = list(`
  aws cloudfront compose desktop copilot actions travis circleci terraform kafka rabbitmq mongodb mongo atlas
  nginx apache elasticsearch prometheus grafana pagerduty sentry auth0 cognito twilio google gmail chrome firefox safari
  mac linux vps pypi apple algolia segment home store play sound mute bank subway
  coding function loop string interface class abstract inheritance join variable array pointer`);

/** Names of several words: of other platforms, of other things, and of what people use beside this one. */
export const rivalPhrases =
  /\b(?:cloud (?:run|sql|functions?|build|tasks)|(?:app|compute|kubernetes) engine|api gateway|target groups?|security groups?|auto ?scaling groups?|elastic (?:beanstalk|load|container)|(?:azure|container|web) (?:apps|functions)|app service|azure devops|blob storage|key vault|service bus|active directory|docker swarm|github pages|cloudflare (?:workers?|tunnels?|pages|r2)|sql server|(?:github|gitlab|slack|netflix|aws|cloudflare|stripe|google)(?: is)? down)\b/gi;
export const elsewherePhrases =
  /\b(?:google (?:drive|workspace|docs|maps|calendar)|(?:office|microsoft|windows) (?:\d{3}|teams|support|update)|docker desktop|(?:washing|coffee|ticket|vending) machines?|air con\w*|smart tv|(?:phone|mobile|electricity|gas|water) bill|expense reports?|parking (?:lot|garage)|(?:left|inner|outer) join|window functions?|unit tests|design patterns?|sorted sets?|cap theorem|big o|data structures?|merge conflicts?|git (?:rebase|stash|bisect|cherry)|vs ?code|stock (?:price|market)|world cup|team lunch|bus stop|train station)\b/gi;
export const besidePhrases =
  /\b(?:load balancers?|docker compose|s3 bucket policy|cross[ -]account|own servers?|self[ -]hosted|on[ -]prem\w*)\b/gi;
