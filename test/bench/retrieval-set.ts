/** Documents of many kinds as people keep them, each a list of passages; made up for this. */
export const documents: Record<string, string[]> = {
	lease: [
		'The monthly payment for the flat at 14 Mill Lane is 1,150 euros, due on the third working day.',
		'Animals other than small caged ones need the written consent of the owner of the house.',
		'The tenant deposits three months in advance; the sum is returned within ten weeks of moving out.',
		'Either side may end this agreement with three months of notice to the end of a month.',
		'Walls may be painted in light colours; holes must be filled before the keys are handed back.'
	],
	boiler: [
		'Unit XK2041B-77: bleed the radiators when they gurgle, then raise the pressure to 1.5 bar.',
		'Error E07 means that the flue is blocked. Switch the unit off and call a technician.',
		'The filter is to be rinsed every spring. A new one has the order number F-339-A.',
		'If the shower runs cold while the heating is on, the diverter valve is stuck.'
	],
	insurance: [
		'We cover damage by burst pipes, fire and storm up to the sum insured.',
		'Bicycles are only covered if they were locked or stood in a closed room.',
		'You must report a loss within seven days, with photographs and receipts.',
		'Of each claim you bear the first 250 euros yourself.',
		'The policy HV-88214 is prolonged by a year unless it is ended by 30 September.'
	],
	travel: [
		'We land in Lisbon at 23:40, so the hotel knows that we check in after midnight.',
		'The tram up to the castle is crowded; walking takes twenty minutes and is steep.',
		'Vaccination against hepatitis A was advised, tablets against malaria were not needed.',
		'Our luggage was left behind in Frankfurt and came two days later by courier.',
		'Dinner at the harbour: grilled sardines, a bottle of white, 38 euros for two.'
	],
	recipes: [
		'Whisk the eggs with sugar until pale, fold in the flour and bake for 35 minutes at 180 degrees.',
		'Soak the chickpeas overnight. Simmer with cumin and tomatoes until soft; no meat needed.',
		'Let the dough rest in the fridge for a day: the crust becomes crisp and tastes less of yeast.',
		'For people who cannot have gluten, use buckwheat in place of wheat.'
	],
	minutes: [
		'Present: Okafor, Lindgren, Tanaka. Okafor takes over the budget from Lindgren in May.',
		'The launch moves from June to September because the supplier of the sensors is late.',
		'We let the contract with Brightwave run out; their support was slow and unfriendly.',
		'Tanaka will hire two more engineers for the Osaka office.',
		'Next meeting: Tuesday the 14th at ten, in the small room.'
	],
	invoice: [
		'Invoice 2023-0417 from Hofer Joinery: oak shelves, delivered and mounted, 2,480.00.',
		'Payable within 14 days; after that we charge interest of nine percent.',
		'A discount of two percent is granted for payment within a week.',
		'Warranty on workmanship: five years from acceptance.'
	],
	health: [
		'Blood pressure 148 over 95. Please cut down on salt and come back in four weeks.',
		'The patient reports trouble falling asleep and waking at four in the morning.',
		'Penicillin caused a rash in 2011 and must not be prescribed again.',
		'Right knee: torn meniscus, surgery not urgent, physiotherapy twice a week.',
		'Reading glasses of plus 1.5 are recommended; distance vision is unchanged.'
	],
	garden: [
		'Prune the roses when the forsythia blooms, always above an outward facing bud.',
		'Slugs avoid copper tape; coffee grounds did not help at all.',
		'Sow tomatoes indoors in March and put them out after the last frost.',
		'The lawn had bare patches where the neighbour’s puppy digs.'
	],
	car: [
		'Change the oil every 15,000 km or once a year, with 5W-30.',
		'Tyre pressure 2.4 bar at the front, 2.2 at the back; more when fully loaded.',
		'The brakes squealed; pads and discs were replaced on 12 March for 412 euros.',
		'Registration K-HL 2093, bought used in 2019 with 61,000 km on the clock.'
	],
	school: [
		'Pupils who are ill must be excused by eight in the morning, by phone or in the app.',
		'Mobile phones stay switched off in the bag from the first to the last lesson.',
		'The trip to the science museum costs 12 euros; a packed lunch is needed.',
		'Marks count a third for oral work and two thirds for tests.'
	],
	contract: [
		'The working week has 38 hours; overtime is paid out or taken as free time.',
		'The employee has 28 days of paid leave in a calendar year.',
		'During the first six months either side may end the employment with two weeks of notice.',
		'Salary is 4,300 a month before tax, paid on the last working day.',
		'Inventions made at work belong to the company.'
	],
	physics: [
		'Light bends as it passes from air into water, because it travels more slowly there.',
		'A body stays at rest or moves straight on at the same speed unless something pushes it.',
		'Heat never flows by itself from a colder thing to a warmer one.',
		'Atoms of one element can differ in their number of neutrons.'
	],
	history: [
		'In 1755 an earthquake and the waves after it destroyed most of the city within minutes.',
		'Peasants rose against their lords in 1525 and were beaten within a year.',
		'The printing press made books cheap enough for merchants and craftsmen.',
		'The wall came down on the evening of 9 November 1989.'
	],
	software: [
		'Set RETRY_LIMIT in server.conf to 5; a value of 0 switches the feature off.',
		'When the disk is full the service stops taking uploads but goes on answering reads.',
		'Backups run at two at night and are kept for thirty days in another building.',
		'Forgotten passwords can only be reset by an administrator.',
		'Ticket HRT-1182: memory grows by 40 MB an hour while nobody is logged in.'
	],
	choir: [
		'We rehearse on Thursdays at half past seven in the parish hall; newcomers are welcome.',
		'The membership fee is 60 a year, half of it for students.',
		'At the summer concert we sing Fauré’s Requiem with the orchestra of the music school.'
	],
	bank: [
		'The loan of 180,000 bears 3.2 percent for ten years and is repaid at 900 a month.',
		'Withdrawals abroad cost 1.75 percent, at least five euros.',
		'A lost card must be blocked at once under 116 116.',
		'Your account was overdrawn by 312.40 at the end of the quarter.'
	],
	zoo: [
		'The elephants are bathed at eleven; children may watch from the platform.',
		'A young snow leopard was born in May and can be seen from July on.',
		'Visitors must not feed the monkeys: sweets make them ill.'
	],
	hiking: [
		'The path is marked red and white; after rain the scree below the saddle is slippery.',
		'There is no water between the hut and the summit, so carry two litres each.',
		'Thunderstorms come up after two in the afternoon; be off the ridge by then.'
	],
	language: [
		'Verbs of motion take the auxiliary "to be" in the perfect tense.',
		'Children pick up a second tongue fastest before the age of seven.',
		'A false friend is a word that looks familiar and means something else.'
	],
	임대차: [
		'월세는 매달 25일에 95만 원을 집주인 계좌로 보낸다.',
		'반려동물을 키우려면 임대인의 서면 동의가 필요하다.',
		'보증금 2천만 원은 계약이 끝나고 열쇠를 돌려주면 한 달 안에 반환한다.',
		'관리비에는 수도 요금과 청소비가 포함되어 있다.'
	],
	회의록: [
		'김민수 과장이 5월부터 예산을 맡는다.',
		'센서 납품이 늦어져 제품 출시를 9월로 미루었다.',
		'다음 회의는 화요일 오전 10시에 작은 회의실에서 한다.'
	],
	건강검진: [
		'혈압이 148에 95로 높으니 소금을 줄이고 4주 뒤에 다시 오십시오.',
		'페니실린에 두드러기가 있었으므로 처방하지 말 것.',
		'콜레스테롤 수치는 정상 범위이다.'
	],
	여행기: [
		'부산에서 제주까지 배로 열두 시간이 걸렸다.',
		'시장에서 먹은 고등어구이는 만 원이었고 아주 맛있었다.',
		'호텔 예약이 취소되어 민박에서 이틀을 잤다.'
	]
};

/** A question, and where its answer is: document and number of the passage. */
export const questions: [query: string, ...answers: string[]][] = [
	['How much is my rent?', 'lease 0'],
	['Am I allowed to have a dog in the apartment?', 'lease 1'],
	['When do I get my security money back?', 'lease 2'],
	['How can I cancel the lease?', 'lease 3'],
	['redecorating the apartment', 'lease 4'],
	['XK2041B', 'boiler 0'],
	['radiators make noise', 'boiler 0'],
	['chimney is obstructed', 'boiler 1'],
	['F-339-A', 'boiler 2'],
	['no hot water in the bathroom', 'boiler 3'],
	['Does my policy pay for water leaks?', 'insurance 0'],
	['my bike got stolen', 'insurance 1'],
	['deadline for telling the insurer about an accident', 'insurance 2'],
	['deductible', 'insurance 3'],
	['HV-88214 renewal', 'insurance 4'],
	['When does our plane arrive in Portugal?', 'travel 0'],
	['which shots did we need for the journey', 'travel 2'],
	['lost suitcases', 'travel 3'],
	['eating fish by the sea', 'travel 4'],
	['how to make a sponge cake', 'recipes 0'],
	['vegetarian stew with legumes', 'recipes 1'],
	['crunchy pizza base', 'recipes 2'],
	['coeliac friendly baking', 'recipes 3'],
	['Who is responsible for finances?', 'minutes 0', '회의록 0'],
	['why was the product release postponed', 'minutes 1', '회의록 1'],
	['vendor we are no longer happy with', 'minutes 2'],
	['recruiting in Japan', 'minutes 3'],
	['Hofer', 'invoice 0'],
	['furniture made of wood', 'invoice 0'],
	['penalty for paying late', 'invoice 1'],
	['reduction for quick payers', 'invoice 2'],
	['guarantee period for the carpentry', 'invoice 3'],
	['hypertension', 'health 0'],
	['insomnia', 'health 1'],
	['drug allergies', 'health 2'],
	['leg injury', 'health 3'],
	['eyesight', 'health 4'],
	['trimming flower bushes', 'garden 0'],
	['getting rid of snails', 'garden 1'],
	['when to plant vegetables outside', 'garden 2'],
	['a young dog ruined the grass', 'garden 3'],
	['lubricant for the engine', 'car 0'],
	['how much air in the wheels', 'car 1'],
	['cost of the brake repair', 'car 2'],
	['K-HL 2093', 'car 3'],
	['mileage when we purchased the vehicle', 'car 3'],
	['my child is sick today, what must I do?', 'school 0'],
	['Are smartphones forbidden in class?', 'school 1'],
	['price of the excursion', 'school 2'],
	['how are grades calculated', 'school 3'],
	['How many vacation days do I get?', 'contract 1'],
	['probation period', 'contract 2'],
	['what do I earn', 'contract 3'],
	['who owns my patents', 'contract 4'],
	['refraction', 'physics 0'],
	['inertia', 'physics 1'],
	['isotopes', 'physics 3'],
	['tsunami disaster', 'history 0'],
	['uprising of farmers', 'history 1'],
	['fall of the Berlin border', 'history 3'],
	['RETRY_LIMIT', 'software 0'],
	['no space left on the drive', 'software 1'],
	['how long are copies of the data stored', 'software 2'],
	['user cannot remember login', 'software 3'],
	['HRT-1182', 'software 4'],
	['memory leak', 'software 4'],
	['when does the singing group practise', 'choir 0'],
	['mortgage interest rate', 'bank 0'],
	['fees for cash machines in foreign countries', 'bank 1'],
	['negative balance', 'bank 3'],
	['baby animals', 'zoo 1'],
	['dangerous weather in the mountains', 'hiking 2'],
	['what to drink on the hike', 'hiking 1'],
	['bilingual kids', 'language 1'],
	['payment for Mill Lane', 'lease 0'],
	['notice period of the agreement', 'lease 3'],
	['error E07', 'boiler 1'],
	['when to rinse the filter', 'boiler 2'],
	['report a loss', 'insurance 2'],
	['damage by fire', 'insurance 0'],
	['Lisbon hotel', 'travel 0'],
	['hepatitis', 'travel 2'],
	['sardines', 'travel 4'],
	['soak chickpeas', 'recipes 1'],
	['gluten', 'recipes 3'],
	['Brightwave', 'minutes 2'],
	['What does Tanaka do in Osaka?', 'minutes 3'],
	['supplier of the sensors', 'minutes 1'],
	['oak shelves', 'invoice 0'],
	['2023-0417', 'invoice 0'],
	['warranty', 'invoice 3'],
	['penicillin', 'health 2'],
	['meniscus surgery', 'health 3'],
	['reading glasses strength', 'health 4'],
	['slugs and copper', 'garden 1'],
	['sow tomatoes', 'garden 2'],
	['tyre pressure fully loaded', 'car 1'],
	['How often must I change the oil?', 'car 0'],
	['museum trip', 'school 2'],
	['oral work', 'school 3'],
	['overtime', 'contract 0'],
	['salary before tax', 'contract 3'],
	['number of neutrons', 'physics 3'],
	['printing press', 'history 2'],
	['earthquake of 1755', 'history 0'],
	['disk full', 'software 1'],
	['when do backups run', 'software 2'],
	['Requiem concert', 'choir 2'],
	['membership fee for students', 'choir 1'],
	['lost card', 'bank 2'],
	['loan of 180,000', 'bank 0'],
	['snow leopard', 'zoo 1'],
	['feeding monkeys', 'zoo 2'],
	['water between the hut and the summit', 'hiking 1'],
	['false friend', 'language 2'],
	['월세가 얼마예요?', '임대차 0'],
	['강아지를 키워도 되나요? 반려동물 조건', '임대차 1'],
	['보증금은 언제 돌려받나요?', '임대차 2'],
	['관리비에 뭐가 들어 있어?', '임대차 3'],
	['예산 담당자가 누구야?', '회의록 0'],
	['출시가 왜 미뤄졌어?', '회의록 1'],
	['다음 회의 시간', '회의록 2'],
	['혈압', '건강검진 0'],
	['페니실린 알레르기', '건강검진 1'],
	['제주도까지 얼마나 걸렸지?', '여행기 0'],
	['고등어구이 가격', '여행기 1'],
	['숙소는 어디였어? 민박', '여행기 2']
];
