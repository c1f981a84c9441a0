/** How people name a unit, and how the calculator writes it. */
const names: readonly (readonly [RegExp, string])[] = [
	[
		/\d\s?km\b|\bkms?\b|kilom[eèé]t|킬로미터|킬로(?!그램|바이트)|公里|千米|キロメートル/i,
		'km kilometer kilometers'
	],
	[/\d\s?cm\b|\bcms?\b|cent[ií]m[eèé]t|zentimeter|센티|厘米|センチ/i, 'cm centimeter centimeters'],
	[/\d\s?mm\b|\bmm\b|mill?[ií]m[eèé]t|밀리미터|毫米|ミリ/i, 'mm millimeter millimeters'],
	[/\d\s?m\b|\bm\b|(?<![a-zé])m[eèé]t(?:er|re|ro)s?\b|미터|米|メートル/i, 'm meter meters'],
	[/microm|마이크로미터|\bum\b|µm/i, 'um'],
	[/nanom|나노미터|\bnm\b/i, 'nm'],
	[
		/\binch|\d\s?in\b|\bin\b(?=\s?(?:to|in)\b)|\bin\.(?=\s|$)|\bmany in\b|\d\s?["″”]|zoll\b|pouces?\b|pulgadas?|인치|英寸|インチ/i,
		'in inch inches'
	],
	[
		/\bfeet\b|\bfoot\b|\bft\b|\d\s?ft\b|\d\s?['′’](?![a-z])|\bpieds?\b|피트|英尺|フィート/i,
		'ft foot feet'
	],
	[/\byards?\b|\byds?\b|\d\s?yds?\b|야드/i, 'yd yard yards'],
	[/\bmiles?\b|\bmi\b|mph|mpg|meilen?\b|millas?\b|마일|英里|マイル/i, 'mi mile miles'],
	[/\bmils?\b/i, 'mil'],
	[/\bkgs?\b|\d\s?kg|kilos?\b|kilogram|킬로그램|킬로\b|公斤|千克|キロ/i, 'kg kilogram kilograms'],
	[/\d\s?g\b|\bg\b|(?<![a-z])gram|그램|克|グラム/i, 'g gram grams'],
	[/\d\s?mg\b|\bmg\b|milligram|밀리그램|毫克/i, 'mg milligram milligrams'],
	[/microgram|\bug\b|µg/i, 'ug'],
	[/\btonnes?\b|\btons?\b|tonnen?\b|\d\s?t\b|톤|吨|トン/i, 'tonne tonnes ton tons'],
	[/\blbs?\b|\d\s?lbs?|pounds?\b|pfund\b|livres?\b|libras?\b|파운드|磅|ポンド/i, 'lb lbs lbm'],
	[
		/\boz\b|\d\s?oz|ounces?\b|unzen?\b|onzas?\b|온스|盎司|オンス/i,
		'oz ounce ounces floz fluidounce fluidounces'
	],
	[/\bstones?\b|스톤/i, 'stone'],
	[
		/celsius|centigrade|°\s?c|deg\s?c|\d\s?c\b|\b(?:in|to|into)\s+c\b|섭씨|摄氏|摂氏/i,
		'degC celsius'
	],
	[/fahrenheit|°\s?f|deg\s?f|\d\s?f\b|\b(?:in|to|into)\s+f\b|화씨|华氏|華氏/i, 'degF fahrenheit'],
	[/kelvin|\d\s?k\b|켈빈/i, 'K'],
	[
		/\d\s?[°도]|degrees?\b|\bdeg\b|grad\b|grados?\b|degr[ée]s?\b|도(?![가-힣]{2})/i,
		'deg degree degrees degC degF'
	],
	[/\bradians?\b|\brad\b|라디안/i, 'rad radian radians'],
	[/\blit(?:er|re|ro)s?\b|\d\s?l\b|리터|升|リットル/i, 'L l liter liters litre litres'],
	[/\bml\b|\d\s?ml\b|mill?ilit|밀리리터|毫升/i, 'ml mL milliliter milliliters'],
	[/\bcl\b|\d\s?cl\b|centilit/i, 'cl'],
	[/\bdl\b|\d\s?dl\b|decilit/i, 'dl'],
	[/gallons?\b|\bgal\b|mpg|갤런/i, 'gal gallon gallons'],
	[/\bcups?\b|tassen?\b|tazas?\b|컵/i, 'cup cups'],
	[/\bpints?\b|\bpt\b|파인트/i, 'pt pint pints'],
	[/\bquarts?\b|\bqt\b|쿼트/i, 'qt quart quarts'],
	[/tablespoon|\btbsps?\b|큰술|테이블스푼/i, 'tablespoon tablespoons'],
	[/teaspoon|\btsps?\b|작은술|티스푼/i, 'teaspoon teaspoons'],
	[
		/square|\bsq\b|\bsq(?:m|ft|in|yd|mi)\b|m²|㎡|m2|km²|ft²|ft2|quadrat|carr[ée]|cuadrad|제곱미터|제곱피트|제곱킬로|평방|平方/i,
		'm2 cm2 km2 mm2 sqft sqin sqyd sqmi m cm km ft in inch mile'
	],
	[/cubic|m³|m3|kubik|cub[ei]|세제곱|입방|立方/i, 'm3 cm3 cc m cm ft in inch'],
	[/\bacres?\b|에이커/i, 'acre acres'],
	[/hectares?\b|hektar|\bha\b|\d\s?ha\b|헥타르|公顷/i, 'hectare hectares'],
	[/\bsec(?:ond)?s?\b|\d\s?s\b|sekunden?|segundos?|secondes?|초|秒/i, 's second seconds secs'],
	[/\bmillisec|\d\s?ms\b|밀리초|毫秒/i, 'ms'],
	[/\bmin(?:ute)?s?\b|minuten|minutos?|분|分/i, 'mins minute minutes'],
	[
		/\bhours?\b|\bhrs?\b|\d\s?h\b|km\/h|kmh|kph|mph|stunden?|heures?|horas?|시간|시속|小时|時間/i,
		'h hr hrs hour hours'
	],
	[/\bdays?\b|\btage?n?\b|jours?\b|d[ií]as?\b|하루|\d\s?일|일간|며칠|天|日/i, 'day days'],
	[/\bweeks?\b|wochen?|semaines?|semanas?|\d\s?주|주간|일주일|周|週/i, 'week weeks'],
	[/\bmonths?\b|monate?n?|\bmois\b|mes(?:es)?\b|개월|\d\s?달|한\s?달|월|月/i, 'month months'],
	[/\byears?\b|jahre?n?\b|ann[ée]es?|\bans?\b|años?|\d\s?년|[일한]\s?년|해|年/i, 'year years'],
	[/\bdecades?\b|\bcentur/i, 'decade decades century centuries'],
	[/\bhz\b|hertz|헤르츠/i, 'Hz'],
	[/khz|mhz|ghz/i, 'Hz kHz MHz GHz'],
	[/\bjoules?\b|\d\s?k?j\b|줄(?![가-힣])/i, 'J kJ MJ joule'],
	[/\b[km]?wh\b|watt\s?hours?|킬로와트시/i, 'Wh kWh MWh'],
	[/\bwatts?\b|\d\s?[km]?w\b|와트/i, 'W kW MW'],
	[/horsepower|\bhp\b|\bps\b|마력/i, 'hp'],
	[/\bbtus?\b/i, 'BTU'],
	[/\bev\b/i, 'eV'],
	[/newtons?\b|\d\s?k?n\b|뉴턴/i, 'N kN'],
	[/pascals?\b|\d\s?[khm]?pa\b|파스칼/i, 'Pa kPa MPa hPa'],
	[/\bbars?\b|mbar|바(?=\s|$)/i, 'bar mbar'],
	[/\bpsi\b/i, 'psi'],
	[/\batm\b|atmospheres?|기압/i, 'atm'],
	[/\btorr\b|mmhg/i, 'torr mmHg'],
	[/\bvolts?\b|\d\s?m?v\b|볼트/i, 'V mV'],
	[/\bamp(?:ere)?s?\b|\d\s?m?a\b|암페어/i, 'A mA'],
	[/\bohms?\b|Ω|옴/i, 'ohm'],
	[/\bbits?\b|비트/i, 'b bit bits'],
	[/\bbytes?\b|바이트/i, 'B byte bytes'],
	[/\bkb\b|\d\s?kb|kib|kilobyte|킬로바이트/i, 'kB KiB kb kilobyte kilobytes'],
	[/\bmb\b|\d\s?mb|mib|megab[yi]t|메가/i, 'MB MiB Mb megabyte megabytes'],
	[/\bgb\b|\d\s?gb|gib|gigab[yi]t|기가/i, 'GB GiB Gb gigabyte gigabytes'],
	[/\btb\b|\d\s?tb|tib|terab[yi]t|테라/i, 'TB TiB terabyte terabytes'],
	[/\bpb\b|petab/i, 'PB PiB']
];

/** Every spelling that `findUnits` can give. */
export const allUnits: readonly string[] = [
	...new Set(names.flatMap(([, spellings]) => spellings.split(' ')))
];

/** The units a text speaks of, in all the spellings of the calculator. */
export function findUnits(text: string): string[] {
	const found = names.filter(([name]) => name.test(text));
	return [...new Set(found.flatMap(([, spellings]) => spellings.split(' ')))];
}
