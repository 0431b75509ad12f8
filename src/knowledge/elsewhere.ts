const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words people say only about this platform, its tools and its support. */
export const hereWords = list(`
  heroku herokuapp herokudns dyno dynos procfile buildpack buildpacks slug slugignore logplex hcode heroku-22 acm
  pgbackups papertrail devcenter shogun cedar fir eco autoscale promote pipeline pipelines csa`);

/**
 * Products, trades and pastimes that are not run here. A question with one of them and none of the platform's own words
 * is about something else, however many words it shares with a page.
 */
export const elsewhereWords = list(`
  kubernetes k8s kubectl kubelet kube helm ingress pod pods eks aks gke minikube openshift istio argocd crashloopbackoff
  imagepullbackoff ec2 lambda lambdas cloudwatch cloudformation beanstalk lightsail fargate ecs dynamodb sqs rds aurora azure aad
  aadsts entra gcp gcs bigquery gsuite appengine vercel netlify railway flyio fly render onrender digitalocean droplet linode hetzner
  ovh vultr scaleway firebase firestore supabase planetscale appwrite openstack proxmox nomad
  wordpress woocommerce drupal joomla magento shopify squarespace wix webflow typo3 cpanel plesk htaccess phpmyadmin moodle
  jenkins teamcity bamboo gitlab bitbucket ansible puppet chef vagrant virtualbox vmware hyperv systemd systemctl raspberry arduino avrdude
  gpio stm32 esp32 fpga verilog plc modbus unity unreal godot blender photoshop illustrator figma autocad
  jira confluence notion trello asana zoom outlook sharepoint onedrive powerpoint excel vlookup spreadsheet sheets pivot
  skype webex miro airtable hubspot zendesk intercom mailchimp marketo workday servicenow sap abap netsuite
  quickbooks xero docusign dropbox
  windows win10 win11 regedit powershell directx nvidia amd gpu bios firmware macbook imac iphone ipad ios android samsung
  galaxy huawei xiaomi pixel smartphone smartwatch airpods bluetooth wifi wlan fritzbox modem printer scanner keyboard
  monitor mouse headset webcam usb hdmi tv television netflix spotify youtube instagram facebook tiktok twitter whatsapp telegram
  snapchat discord signal steam playstation ps5 xbox nintendo minecraft fortnite roblox valorant game games gamer
  oracle ora tns mysql mariadb mssql sqlserver db2 cassandra couchbase neo4j snowflake databricks hadoop spark teradata
  matlab ggplot rstudio latex overleaf jupyter haskell monad quicksort prolog cobol fortran assembly homework
  leetcode algorithm regex flexbox css tailwind bootstrap div useeffect usestate jquery svelte swift swiftui xcode kotlin flutter dart gradle-wrapper
  vim emacs sublime eclipse intellij homebrew-cask grub
  apex soql visualforce lightning governor siebel
  stripe paypal klarna shopware square venmo bitcoin crypto ethereum blockchain nft wallet
  bank loan mortgage invest investing stock stocks shares forex tax-return insurance
  car cars engine motor bmw audi toyota honda ford tesla volkswagen yamaha kawasaki motorcycle bike bicycle truck brake brakes catalyst
  tyre tyres tire tires headlight refrigerant freon hvac thermostat heating furnace
  boiler heater dishwasher washer washing dryer fridge freezer oven microwave vacuum bosch siemens miele vaillant whirlpool
  recipe recipes cook cooking bake baking bread cake banana pancakes eggs chicken pizza coffee tea beer wine lunch dinner breakfast
  menu canteen restaurant restaurants
  weather rain snow forecast temperature joke jokes poem poems song lyrics movie movies film book books novel
  football soccer basketball baseball tennis golf chess knight bishop rook pawn bingo olympics league cup championship team-sheet
  president king queen capital country france germany spain italy paris london berlin rome tokyo-trip vacation holiday holidays
  payday salary payroll payslip hr parental parking badge canteen elevator lunchbox birthday wedding baby dog cat cats dogs pet
  doctor dentist hospital headache pain flu vaccine virus vitamin medicine pregnant diet weight gym yoga
  hotel hotels flight flights airport airline train trains bus subway taxi uber visa passport
  horoscope zodiac lottery casino poker dating girlfriend boyfriend wife husband kids school university exam
  translate translation spanish french german swedish latin grammar synonym
  haiku limerick riddle philosophy religion politics election war
  teapot xkcd fnord blorp bolt-size thread-pitch
  prompt jailbreak dan chatgpt openai gpt llm claude gemini pretend hacked impersonate
  kafka-ui minio jellyfin plex homeassistant zigbee alexa siri nas synology qnap unifi mikrotik cisco juniper`);

/** Products that people do use beside the platform. Without a word of the platform they count against it, a little. */
export const besideWords = list(`
  aws cloudfront compose desktop copilot actions travis circleci terraform kafka rabbitmq mongodb mongo atlas
  elasticsearch prometheus grafana pagerduty sentry auth0 twilio google gmail chrome firefox safari
  mac linux vps pypi apple algolia segment home store play sound mute
  coding function loop string interface class abstract inheritance join variable array pointer`);
