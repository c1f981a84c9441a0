"""Tools the model has never heard of, by their one line in the system text. It should call them when asked."""

from generator.base import call, example, made

# line, [requests with marks in the order of the inputs]
TOOLS = [
    ('play_music(song): play a song', ['play ⟦{show}⟧', 'put on ⟦{person2}⟧', 'I want to hear ⟦{person2}⟧', 'play some ⟦jazz⟧', 'start playing ⟦{person2}⟧ please', '⟦{인물}⟧ 노래 틀어줘']),
    ('set_timer(minutes): start a timer', ['set a timer for ⟦{n}⟧ minutes', 'timer ⟦{n}⟧ min', 'start a ⟦{n}⟧ minute timer', 'wake me in ⟦{n}⟧ minutes', '⟦{n}⟧분 타이머 맞춰줘']),
    ('set_alarm(time): set an alarm clock', ['set an alarm for ⟦{hour}⟧', 'wake me up at ⟦{hour}⟧', 'alarm at ⟦{hour}⟧ please', '⟦7시⟧에 알람 맞춰줘']),
    ('send_email(to, subject): send an email', ['email ⟦{name}⟧ about ⟦{subject}⟧', 'send an email to ⟦{name}⟧ about the ⟦{docs}⟧', 'write ⟦{name}⟧ an email about ⟦{hobby}⟧']),
    ('send_message(to, text): send a chat message', ['tell ⟦{name}⟧ "⟦{content}⟧"', 'message ⟦{name}⟧: ⟦{content}⟧', 'text ⟦{name}⟧ "⟦{content}⟧"', '⟦{이름}⟧한테 "⟦{적을것}⟧"라고 문자 보내줘']),
    ('turn_on(device): switch a device on', ['turn on the ⟦lamp⟧', 'switch on the ⟦heater⟧', 'turn the ⟦fan⟧ on', 'lights on in the ⟦kitchen⟧', '⟦거실 불⟧ 켜줘']),
    ('turn_off(device): switch a device off', ['turn off the ⟦tv⟧', 'switch the ⟦radio⟧ off', 'turn the ⟦lights⟧ off', '⟦에어컨⟧ 꺼줘']),
    ('translate(text, language): translate a text', ['translate "⟦{content}⟧" to ⟦{language}⟧', 'how do you say "⟦{content}⟧" in ⟦{language}⟧?', '"⟦{적을것}⟧"를 ⟦영어⟧로 번역해줘']),
    ('make_picture(description): draw a picture', ['draw a ⟦{pet} in the rain⟧', 'make a picture of ⟦{poemtopic}⟧', 'paint me a ⟦{color} {pet}⟧', 'generate an image of ⟦{poemtopic}⟧', '⟦{동물}⟧ 그림 그려줘']),
    ('add_event(title, date): put an event in the calendar', ['add ⟦{hobby}⟧ to my calendar on ⟦{date}⟧', 'schedule ⟦lunch with {name}⟧ on ⟦{weekday}⟧', 'put ⟦dentist⟧ in the calendar for ⟦{date}⟧']),
    ('list_events(day): show calendar events of a day', ['what is on my calendar ⟦{weekday}⟧?', 'do I have meetings ⟦tomorrow⟧', 'show my events for ⟦{weekday}⟧', '⟦내일⟧ 일정 보여줘']),
    ('call_person(name): start a phone call', ['call ⟦{name}⟧', 'ring ⟦{name}⟧', 'phone ⟦{name}⟧ please', '⟦{이름}⟧한테 전화해줘']),
    ('order_food(dish): order food', ['order ⟦{food}⟧', 'get me some ⟦{food}⟧', 'I want ⟦{food}⟧ delivered', '⟦{음식}⟧ 주문해줘']),
    ('take_screenshot(): take a picture of the screen', ['take a screenshot', 'screenshot please', 'capture my screen', '스크린샷 찍어줘']),
    ('get_weather(city): weather of a city', ["what's the weather in ⟦{city}⟧?", 'how is the weather in ⟦{city}⟧', 'weather ⟦{city}⟧', 'will it rain in ⟦{city}⟧?', '⟦{도시}⟧ 날씨 어때?']),
    ('get_stock(company): stock price of a company', ['stock price of ⟦{company}⟧', 'how is ⟦{company}⟧ stock doing', '⟦{company}⟧ shares?', '⟦{회사}⟧ 주가 얼마야?']),
    ('delete_file(path): delete a file', ['delete ⟦{textfile}⟧', 'remove the file ⟦{textfile}⟧', 'get rid of ⟦{textfile}⟧', '⟦{한글텍스트}⟧ 삭제해줘']),
    ('rename_file(from, to): rename a file', ['rename ⟦{textfile}⟧ to ⟦{textfile2}⟧', 'change the name of ⟦{textfile}⟧ to ⟦{textfile2}⟧']),
    ('copy_file(from, to): copy a file', ['copy ⟦{textfile}⟧ to ⟦{dirname}⟧', 'make a copy of ⟦{textfile}⟧ in ⟦{dirname}⟧']),
    ('create_issue(title): open an issue', ['create an issue: ⟦{content}⟧', 'open a ticket for "⟦{content}⟧"', 'file a bug: ⟦{content}⟧']),
    ('query_database(sql): run a SQL query', ['run the query ⟦select * from {stem}⟧', 'execute ⟦select count(*) from {stem}⟧', 'sql: ⟦delete from {stem}⟧']),
    ('lock_door(door): lock a door', ['lock the ⟦front door⟧', 'lock the ⟦garage⟧', '⟦현관문⟧ 잠가줘']),
    ('set_volume(percent): change the volume', ['set the volume to ⟦{n}⟧', 'volume ⟦{n}⟧ percent', 'make it quieter, volume ⟦{n}⟧', '볼륨 ⟦{n}⟧으로 해줘']),
    ('find_flight(from, to): find flights', ['find a flight from ⟦{city}⟧ to ⟦{city2}⟧', 'flights ⟦{city}⟧ to ⟦{city2}⟧', 'I need to fly from ⟦{city}⟧ to ⟦{city2}⟧']),
    ('book_hotel(city, date): book a hotel room', ['book a hotel in ⟦{city}⟧ for ⟦{date}⟧', 'I need a room in ⟦{city}⟧ on ⟦{date}⟧']),
    ('add_task(title): add to the task list', ['add "⟦{content}⟧" to my tasks', 'new task: ⟦{content}⟧', 'put ⟦{content}⟧ on my task list', '할 일에 ⟦{적을것}⟧ 추가해줘']),
    ('speak(text): say a text aloud', ['say "⟦{content}⟧" out loud', 'read aloud: ⟦{content}⟧', 'speak the words "⟦{content}⟧"']),
    ('roll_dice(sides): roll a die', ['roll a d⟦20⟧', 'roll a die with ⟦{n}⟧ sides', 'throw a ⟦{n}⟧ sided die']),
    ('convert_currency(amount, from, to): convert money', ['convert ⟦{n}⟧ ⟦dollars⟧ to ⟦euros⟧', '⟦{n}⟧ ⟦euros⟧ in ⟦yen⟧?', 'how much is ⟦{n}⟧ ⟦pounds⟧ in ⟦dollars⟧']),
    ('get_definition(word): look a word up in the dictionary', ['define ⟦serendipity⟧', 'what does ⟦ephemeral⟧ mean?', 'meaning of ⟦ubiquitous⟧', 'look up ⟦gregarious⟧ in the dictionary']),
    ('get_recipe(dish): get a recipe', ['recipe for ⟦{dish}⟧', 'how do I make ⟦{dish}⟧?', 'I want to cook ⟦{dish}⟧', '⟦{음식}⟧ 레시피 알려줘']),
    ('track_package(number): track a parcel', ['where is my package ⟦{n}{n2}{n3}⟧?', 'track parcel ⟦{n}{n2}{n3}⟧', 'tracking number ⟦{n}{n2}{n3}⟧']),
    ('scan_qr(): read a QR code with the camera', ['scan this qr code', 'read the qr code', 'qr 코드 찍어줘']),
    ('open_app(name): start a program', ['open ⟦spotify⟧', 'start ⟦photoshop⟧', 'launch ⟦excel⟧', '⟦카카오톡⟧ 실행해줘']),
    ('get_directions(from, to): route between two places', ['how do I get from ⟦{city}⟧ to ⟦{city2}⟧?', 'directions from the ⟦{museum}⟧ to the ⟦{museum2}⟧', 'route from ⟦{city}⟧ to ⟦{city2}⟧']),
    ('water_plants(minutes): run the garden sprinkler', ['water the plants for ⟦{n}⟧ minutes', 'sprinkler on for ⟦{n}⟧ minutes']),
    ('feed_pet(name): give a pet its food', ['feed ⟦{petname}⟧', 'give ⟦{petname}⟧ some food', '⟦{애칭}⟧ 밥 줘']),
    ('start_workout(kind): begin a workout', ['start a ⟦{hobby}⟧ workout', 'begin my ⟦yoga⟧ session', 'I want to do some ⟦stretching⟧, start it']),
    ('log_weight(kg): write down the weight', ['log my weight: ⟦{n}⟧', 'I weigh ⟦{n}⟧ kg today, log it', '몸무게 ⟦{n}⟧ 기록해줘']),
    ('show_map(place): show a place on the map', ['show ⟦{city}⟧ on the map', 'where is ⟦{city}⟧? show the map', 'map of ⟦{country}⟧', '⟦{도시}⟧ 지도 보여줘'])
]


VERBS = 'start stop open close send get show set add remove book order check count measure clean paint cut pack charge lock print scan move share invite brew mix wash rent sell ship call mute pause resume tag merge rotate heat cool fill empty fold pick drop lift lower park wake hide rank grade trim sync zoom dim boost reset cancel renew confirm approve reject assign publish archive pin rate watch record stream tune'.split()
NOUNS = 'lamp door pump robot printer curtain garage playlist invoice ticket parcel garden oven vacuum drone server backup camera fridge boiler window gate elevator fan heater radio podcast article lesson meeting guest table taxi bike scooter boat tent kettle blinds alarm sensor battery router account photo album video ringtone subtitle chart poll badge coupon refund payment budget contact label folder_color wallpaper cursor keyboard fish_tank sauna freezer toaster doorbell sprinkler'.split()
INPUTS = [
    ('', '', ['{v} the {n}', '{v} my {n}', '{v} the {n} now', 'I want you to {v} the {n}', 'time to {v} the {n}', '{v} {n}']),
    ('name', 'by its name', ['{v} the {n} ⟦{petname}⟧', '{v} {n} ⟦{name}⟧', '{v} the {n} called ⟦{name}⟧', 'the {n} of ⟦{name}⟧, {v} it', '{v} the {n} for ⟦{name}⟧']),
    ('minutes', 'for some minutes', ['{v} the {n} for ⟦{n1}⟧ minutes', '{v} {n} ⟦{n1}⟧ min', '⟦{n1}⟧ minutes, {v} the {n}', '{v} my {n} for ⟦{n1}⟧ minutes']),
    ('room', 'in a room', ['{v} the {n} in the ⟦{room}⟧', '{v} {n} in the ⟦{room}⟧', 'in the ⟦{room}⟧, {v} the {n}', '{v} the ⟦{room}⟧ {n}']),
    ('count', 'so many times', ['{v} ⟦{n1}⟧ of the {n}', '{v} the {n} ⟦{n1}⟧ times', '{v} {n} times ⟦{n1}⟧']),
    ('city', 'in a city', ['{v} a {n} in ⟦{city}⟧', '{v} the {n} for ⟦{city}⟧', '{v} {n} ⟦{city}⟧', 'in ⟦{city}⟧, {v} a {n}']),
    ('from, to', 'from one to the other', ['{v} the {n} from ⟦{name}⟧ to ⟦{name2}⟧', '{v} {n} from ⟦{city}⟧ to ⟦{city2}⟧', '{v} the {n}: from ⟦{weekday}⟧ to ⟦{weekday2}⟧']),
    ('title', 'with a title', ['{v} the {n} "⟦{content}⟧"', '{v} {n}: ⟦{subject}⟧', '{v} a {n} called "⟦{content}⟧"', '{v} a {n} on ⟦{subject}⟧'])
]


def invented(chance):
    """A tool that nobody has: its name must be read in the system text, it cannot be known by heart."""
    verb, noun = chance.pick(VERBS), chance.pick(NOUNS)
    names, how, texts = chance.pick(INPUTS)
    plain = noun.replace('_', ' ')
    line = f'{chance.pick([f"{verb}_{noun}", f"{verb}_{noun}", f"{noun}_{verb}"])}({names}): {verb} {plain} {how}'.rstrip()
    return line, [text.replace('{v}', verb).replace('{n}', plain).replace('{n1}', '{n}') for text in texts]


def extra_request(chance, tool):
    """A request for a tool of `TOOLS`."""
    line, texts = tool
    template = chance.pick(texts)
    korean = any('가' <= letter <= '힣' for letter in template)
    text, found = made(chance, template, 'ko' if korean else 'en')
    return example(text, call(line.split('(')[0], *found), 'ko' if korean else 'en', kind='extra')
