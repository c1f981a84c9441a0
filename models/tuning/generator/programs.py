"""Requests for a program. The programs are short, print their result, and are run before they are taught."""

from generator.base import WORDS, call, example, fill, is_held_out, made

TASKS = []


def task(weight, en, python, javascript=None, ko=(), expected=None):
    """`expected` works out from the slots what the Python program must print."""
    TASKS.append((weight, en, python, javascript, ko, expected))


def primes(n):
    return [i for i in range(2, n + 1) if all(i % d for d in range(2, int(i**0.5) + 1))]


task(3, ['{py} print all primes up to {k}', 'list the primes below {k} with {py2}', 'print every prime number up to {k}', 'write a program that prints primes up to {k}', 'all prime numbers until {k}', 'compute the prime numbers up to {k} in code', 'primes under {k}, use {py2}', 'generate prime numbers up to {k}', 'find all primes up to {k}'],
     'print([n for n in range(2, {k} + 1) if all(n % d for d in range(2, int(n**0.5) + 1))])', 'console.log([...Array({k} + 1).keys()].filter(n => n > 1 && ![...Array(n).keys()].some(d => d > 1 && n % d === 0)))',
     ['{k}까지 소수를 출력해줘', '{k}까지 소수 구하는 {파이썬} 코드 {돌려줘}', '{파이썬}으로 {k} 이하 소수 찾아줘', '{k} 이하의 소수 전부 나열해줘'], lambda s: str(primes(int(s['k']))))
task(2, ['first {m} primes', 'print the first {m} prime numbers', 'give me the first {m} primes with {py2}', '{py} find the first {m} primes'], 'p = []\nn = 2\nwhile len(p) < {m}:\n    if all(n % q for q in p):\n        p.append(n)\n    n += 1\nprint(p)', None, ['첫 {m}개 소수를 출력해줘', '소수 {m}개 {파이썬}으로 구해줘'])
task(3, ['first {m} fibonacci numbers', 'print the first {m} fibonacci numbers', '{py} print {m} fibonacci numbers', 'write a {py2} program for fibonacci up to {m} terms', 'fibonacci sequence, {m} terms, run it', 'generate the fibonacci sequence with {m} numbers', 'code that prints {m} fibonacci numbers'],
     'a, b = 0, 1\nfor _ in range({m}):\n    print(a)\n    a, b = b, a + b', 'let [a, b] = [0, 1];\nfor (let i = 0; i < {m}; i++) {{\n  console.log(a);\n  [a, b] = [b, a + b];\n}}', ['피보나치 수열 {m}개 출력해줘', '{파이썬}으로 피보나치 {m}개 {돌려줘}', '피보나치 {m}항까지 코드로 보여줘'])
task(2.5, ["count the letters in '{w}'", "how many characters are in \"{w}\"?", "count the characters in '{w}'", "length of the string \"{w}\"", "how long is the word {w}, count with {py2}", "count how many letters {w} has"], "print(len('{w}'))", "console.log('{w}'.length)", ["'{w}' 글자 수 세어줘", '"{w}" 몇 글자인지 세줘'], lambda s: str(len(s['w'])))
task(2.5, ["how many times does the letter {l} appear in '{w}'?", "count the {l}'s in {w}", "how many {l}s are in the word {w}?", "number of {l} in \"{w}\"", "count the letter {l} in {w}", "how many {l}'s in {w}"], "print('{w}'.count('{l}'))", "console.log('{w}'.split('{l}').length - 1)", ["{w}에 {l}이 몇 번 나와?", "'{w}'에서 {l} 개수 세줘"], lambda s: str(s['w'].count(s['l'])))
task(2, ["count the words in '{sentence}'", "how many words are in \"{sentence}\"?", "word count of '{sentence}'", "number of words: \"{sentence}\""], "print(len('{sentence}'.split()))", "console.log('{sentence}'.split(' ').length)", ["'{sentence}' 단어 수 세줘"], lambda s: str(len(s['sentence'].split())))
task(2.5, ["reverse the string '{w}'", "reverse the word {w}", "write {w} backwards", "spell \"{w}\" backwards", "what is {w} spelled backwards?", "reverse '{w}' with {py2}"], "print('{w}'[::-1])", "console.log([...'{w}'].reverse().join(''))", ["'{w}' 거꾸로 써줘", '{w} 뒤집어줘'], lambda s: s['w'][::-1])
task(1.5, ["is '{w}' a palindrome?", "check if {w} is a palindrome", "{py} check whether {w} is a palindrome"], "print('{w}' == '{w}'[::-1])", "console.log('{w}' === [...'{w}'].reverse().join(''))", ["{w} 회문인지 확인해줘"])
task(3, ['sort {list}', 'sort these numbers: {list}', 'sort the list {list} with {py2}', 'put {list} in ascending order', 'order these from small to large: {list}', '{py} sort [{list}]', 'sort {list} in order'], 'print(sorted([{list}]))', 'console.log([{list}].sort((a, b) => a - b))', ['{list} 정렬해줘', '{list} 오름차순으로 정렬해줘', '{파이썬}으로 [{list}] 정렬해줘'], lambda s: str(sorted(int(n) for n in s['list'].split(', '))))
task(1.2, ['sort {list} descending', 'sort {list} from largest to smallest', 'put {list} in descending order', 'sort these in reverse: {list}'], 'print(sorted([{list}], reverse=True))', 'console.log([{list}].sort((a, b) => b - a))', ['{list} 내림차순으로 정렬해줘', '{list} 큰 순서대로 정렬해줘'])
task(2, ['sort these names: {names}', 'sort {names} alphabetically', 'alphabetize {names}', 'put {names} in alphabetical order'], "print(sorted('{names}'.split(', ')))", "console.log('{names}'.split(', ').sort())", ['{names} 알파벳순으로 정렬해줘'])
task(1.5, ['remove duplicates from {list2}', 'unique values in {list2}', 'deduplicate the list {list2}', 'which different numbers are in {list2}'], 'print(sorted(set([{list2}])))', 'console.log([...new Set([{list2}])])', ['{list2}에서 중복 제거해줘'])
task(1.2, ['{py} find the median of {list}', 'median and mean of {list} in {name}', 'write {name} code for the median of {list}'], 'import statistics\nprint(statistics.median([{list}]))', None, ['{파이썬}으로 {list} 중앙값 구해줘'])
task(1, ['{py} compute the standard deviation of {list}', '{name} script for the stdev of {list}'], 'import statistics\nprint(statistics.stdev([{list}]))', None, ['{파이썬}으로 {list} 표준편차 {계산}'])
task(1, ['sum and max of {list} in {py2}', '{py} print the min and max of {list}', 'smallest and largest of {list}'], 'x = [{list}]\nprint(min(x), max(x))', 'const x = [{list}];\nconsole.log(Math.min(...x), Math.max(...x))', ['{list} 중에서 최소값과 최대값 {파이썬}으로'])
task(2.5, ['random number between {a} and {b}', 'pick a random number from {a} to {b}', 'give me a random number between {a} and {b}', 'generate a random integer from {a} to {b}', 'random number {a}-{b} please', 'choose a number between {a} and {b} at random'], 'import random\nprint(random.randint({a}, {b}))', 'console.log(Math.floor(Math.random() * ({b} - {a} + 1)) + {a})', ['{a}부터 {b}까지 랜덤 숫자 뽑아줘', '{a}에서 {b} 사이 난수 하나 줘', '{a}~{b} 무작위 숫자'])
task(1.5, ['{m} random numbers between {a} and {b}', 'generate {m} random numbers from {a} to {b}', 'a list of {m} random integers between {a} and {b}'], 'import random\nprint([random.randint({a}, {b}) for _ in range({m})])', 'console.log(Array.from({{ length: {m} }}, () => Math.floor(Math.random() * ({b} - {a} + 1)) + {a}))', ['{a}에서 {b} 사이 랜덤 숫자 {m}개 만들어줘'])
task(1.5, ['roll a dice', 'roll a die', 'throw a dice for me', 'roll one six sided die', 'roll the dice'], 'import random\nprint(random.randint(1, 6))', 'console.log(Math.floor(Math.random() * 6) + 1)', ['주사위 굴려줘', '주사위 한 번 던져줘'])
task(2, ['simulate {k} dice rolls', 'roll a die {k} times and show the average', 'simulate rolling a dice {k} times', 'roll two dice {k} times and count the results', 'simulate {k} rolls of a die'], 'import random\nr = [random.randint(1, 6) for _ in range({k})]\nprint({{n: r.count(n) for n in range(1, 7)}})', None, ['주사위 {k}번 던지는 시뮬레이션 해줘', '주사위를 {k}번 굴려서 결과 보여줘'])
task(1.5, ['flip a coin', 'toss a coin', 'heads or tails? flip a coin', 'flip a coin for me'], "import random\nprint(random.choice(['heads', 'tails']))", "console.log(Math.random() < 0.5 ? 'heads' : 'tails')", ['동전 던져줘', '동전 한번 던져줘'])
task(1.5, ['simulate {k} coin flips', 'flip a coin {k} times', 'toss a coin {k} times and count heads', 'how many heads in {k} coin tosses, simulate it'], "import random\nprint(sum(random.random() < 0.5 for _ in range({k})))", 'let h = 0;\nfor (let i = 0; i < {k}; i++) h += Math.random() < 0.5;\nconsole.log(h)', ['동전 {k}번 던지는 시뮬레이션', '동전을 {k}번 던져서 앞면 세어줘'])
task(1.3, ['pick a random name from {names}', 'choose randomly: {names}', 'pick one of {names} at random', 'who goes first: {names}? pick randomly'], "import random\nprint(random.choice('{names}'.split(', ')))", None, ['{names} 중에 랜덤으로 한 명 뽑아줘'])
task(1, ['shuffle {names}', 'shuffle this list: {names}', 'put {names} in random order'], "import random\nx = '{names}'.split(', ')\nrandom.shuffle(x)\nprint(x)", None, ['{names} 순서 섞어줘'])
task(2, ['multiplication table of {s}', 'print the {s} times table', '{s} times table', 'times table for {s} with {py2}', 'show the multiplication table for {s}'], "for i in range(1, 11):\n    print(f'{s} x {{i}} = {{{s} * i}}')", "for (let i = 1; i <= 10; i++) console.log(`{s} x ${{i}} = ${{{s} * i}}`)", ['구구단 {s}단 출력해줘', '{s}단 보여줘', '{파이썬}으로 구구단 {s}단 {돌려줘}'])
task(2, ['fizzbuzz up to {k}', 'run fizzbuzz to {k}', '{py} fizzbuzz from 1 to {k}', 'write fizzbuzz for 1 to {k} and run it', 'do fizzbuzz until {k}'], "for i in range(1, {k} + 1):\n    print('Fizz' * (i % 3 == 0) + 'Buzz' * (i % 5 == 0) or i)", "for (let i = 1; i <= {k}; i++) console.log((i % 3 ? '' : 'Fizz') + (i % 5 ? '' : 'Buzz') || i)", ['{k}까지 피즈버즈 {돌려줘}', 'fizzbuzz {k}까지 코드 실행해줘'])
task(2, ['print hello world in {py2}', 'hello world in {py2}', 'run a hello world program', '{py} print hello world', 'write a hello world script and run it'], "print('Hello, world!')", "console.log('Hello, world!')", ['{파이썬}으로 hello world 출력해줘', '헬로 월드 프로그램 실행해줘'], lambda s: 'Hello, world!')
task(2.5, ['write a {py2} program that prints the numbers from 1 to {k}', '{py} print 1 to {k}', 'print the numbers 1 to {k}', 'count from 1 to {k} in {py2}', 'print every number up to {k}', 'a loop that counts to {k}'], 'for i in range(1, {k} + 1):\n    print(i)', 'for (let i = 1; i <= {k}; i++) console.log(i)', ['1부터 {k}까지 출력하는 코드 {돌려줘}', '{파이썬}으로 1부터 {k}까지 출력해줘', '1부터 {k}까지 숫자 출력해줘'])
task(2, ['sum of all numbers from 1 to {k} with {py2}', '{py} add up the numbers from 1 to {k}', 'write code that sums 1 to {k}', 'add all numbers from 1 to {k}', 'sum of the integers from 1 to {k}'], 'print(sum(range(1, {k} + 1)))', 'let s = 0;\nfor (let i = 1; i <= {k}; i++) s += i;\nconsole.log(s)', ['1부터 {k}까지 합 구하는 코드 {돌려줘}', '{파이썬}으로 1부터 {k}까지 더해줘', '1부터 {k}까지 다 더하면?'], lambda s: str(int(s['k']) * (int(s['k']) + 1) // 2))
task(1.3, ['sum of the squares from 1 to {k}', '{py} sum the squares up to {k}', 'sum of squares of the first {k} numbers, code it'], 'print(sum(i**2 for i in range(1, {k} + 1)))', 'let s = 0;\nfor (let i = 1; i <= {k}; i++) s += i * i;\nconsole.log(s)', ['1부터 {k}까지 제곱의 합 구해줘'])
task(1.3, ['list the even numbers up to {k}', 'print all even numbers below {k}', '{py} even numbers to {k}', 'even numbers from 1 to {k}'], 'print(list(range(2, {k} + 1, 2)))', None, ['{k}까지 짝수 출력해줘'])
task(1, ['print the odd numbers up to {k}', 'list odd numbers from 1 to {k}', '{py} all odd numbers until {k}'], 'print(list(range(1, {k} + 1, 2)))', None, ['{k}까지 홀수 출력해줘'])
task(1, ['all numbers up to {k} divisible by {s}', 'multiples of {s} below {k}', 'which numbers to {k} can be divided by {s}? use code', '{py} list multiples of {s} up to {k}'], 'print(list(range({s}, {k} + 1, {s})))', None, ['{k}까지 {s}의 배수 출력해줘'])
task(1, ['squares of 1 to {m}', 'print the squares from 1 to {m}', 'list the square numbers up to {m} squared'], 'print([i**2 for i in range(1, {m} + 1)])', 'console.log(Array.from({{ length: {m} }}, (_, i) => (i + 1) ** 2))', ['1부터 {m}까지 제곱수 출력해줘'])
task(1, ['powers of 2 up to 2^{m}', 'print the first {m} powers of two', 'list the powers of two, {m} of them'], 'print([2**i for i in range({m})])', None, ['2의 거듭제곱 {m}개 출력해줘'])
task(1.5, ['prime factors of {big}', 'factorize {big}', 'prime factorization of {big}', 'break {big} into prime factors', 'which primes divide {big}?'], 'n, d = {big}, 2\nwhile n > 1:\n    while n % d == 0:\n        print(d)\n        n //= d\n    d += 1', None, ['{big} 소인수분해 해줘', '{big}의 소인수 구해줘'])
task(1.5, ['is {big} prime?', 'check whether {big} is a prime number', 'is {big} a prime', '{py} test if {big} is prime'], 'n = {big}\nprint(n > 1 and all(n % d for d in range(2, int(n**0.5) + 1)))', None, ['{big}은 소수야?', '{big} 소수인지 확인해줘'])
task(1, ['divisors of {big}', 'list all divisors of {big}', 'what numbers divide {big} evenly', 'all factors of {big}'], 'print([d for d in range(1, {big} + 1) if {big} % d == 0])', None, ['{big}의 약수 모두 구해줘'])
task(1, ['sum of the digits of {big}', 'add up the digits of {big}', 'digit sum of {big}'], 'print(sum(int(d) for d in str({big})))', None, ['{big}의 각 자리 수 합 구해줘'], lambda s: str(sum(int(d) for d in s['big'])))
task(1, ['how many digits does {s}^{k} have', 'number of digits in {s} to the power {k}, use {py2}', '{py} how many digits has {s}**{k}'], 'print(len(str({s}**{k})))', None, ['{s}의 {k}제곱은 몇 자리야? {파이썬}으로'])
task(1, ['{big} in binary', 'convert {big} to binary', 'binary of {big}', 'what is {big} in binary?', '{big} as a binary number'], 'print(bin({big})[2:])', 'console.log(({big}).toString(2))', ['{big}을 이진수로 바꿔줘', '{big} 2진수로'], lambda s: bin(int(s['big']))[2:])
task(1, ['{big} in hex', 'convert {big} to hexadecimal', 'hexadecimal of {big}', 'what is {big} in hex?'], 'print(hex({big})[2:])', 'console.log(({big}).toString(16))', ['{big}을 16진수로 바꿔줘'], lambda s: hex(int(s['big']))[2:])
task(1, ['roman numeral for {big}', '{big} in roman numerals', 'write {big} as a roman numeral'], "n, r = {big}, ''\nfor v, s in zip([1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1], 'M CM D CD C XC L XL X IX V IV I'.split()):\n    r += s * (n // v)\n    n %= v\nprint(r)", None, ['{big}을 로마 숫자로 바꿔줘'])
task(1.2, ['list all {weekday}s in {month} {year}', 'which dates in {month} {year} are {weekday}s?', 'print every {weekday} of {month} {year}'], "from datetime import date, timedelta\nd = date({year}, {monthnumber}, 1)\nwhile d.month == {monthnumber}:\n    if d.strftime('%A') == '{weekday}':\n        print(d)\n    d += timedelta(days=1)", None)
task(1, ['calendar for {month} {year}', 'print a calendar of {month} {year}', 'show the calendar for {month} {year}'], 'import calendar\nprint(calendar.month({year}, {monthnumber}))', None, ['{year}년 {monthnumber}월 달력 보여줘'])
task(1, ['leap years between {y1} and {y2}', 'list the leap years from {y1} to {y2}', 'which years from {y1} to {y2} are leap years?'], 'import calendar\nprint([y for y in range({y1}, {y2} + 1) if calendar.isleap(y)])', None, ['{y1}년부터 {y2}년까지 윤년 알려줘'])
task(1.5, ['what time is it', 'current time please', 'print the current date and time', "what's the time now", 'tell me the time', 'what is the time?', 'time please'], "from datetime import datetime\nprint(datetime.now().strftime('%A %Y-%m-%d %H:%M'))", None, ['지금 몇 시야?', '몇 시야?', '현재 시간 알려줘'])
task(2, ['generate a random password with {m} characters', 'make a password of {m} characters', 'create a secure {m} character password', 'random password, {m} letters', 'I need a strong password'], "import random, string\nprint(''.join(random.choices(string.ascii_letters + string.digits, k={m})))", None, ['{m}자리 랜덤 비밀번호 만들어줘', '비밀번호 {m}글자로 생성해줘'])
task(1, ['generate a uuid', 'make me a uuid', 'give me a random uuid', 'new uuid please'], 'import uuid\nprint(uuid.uuid4())', 'console.log(crypto.randomUUID())', ['uuid 하나 만들어줘'])
task(1, ['sha256 of {w}', 'hash {w} with sha256', 'sha256 hash of the word {w}'], "import hashlib\nprint(hashlib.sha256(b'{w}').hexdigest())", None, ['{w} sha256 해시 구해줘'])
task(1, ['md5 of {w}', 'md5 hash of "{w}"', 'compute the md5 of {w}'], "import hashlib\nprint(hashlib.md5(b'{w}').hexdigest())", None)
task(1, ['base64 encode {w}', "encode '{w}' as base64", '{w} in base64'], "import base64\nprint(base64.b64encode(b'{w}').decode())", "console.log(btoa('{w}'))", ["'{w}' base64로 인코딩해줘"])
task(1, ['caesar cipher {w} with shift {s}', 'encrypt {w} with a shift of {s}', 'shift every letter of {w} by {s}'], "print(''.join(chr((ord(c) - 97 + {s}) % 26 + 97) for c in '{w}'))", None, ['{w}를 {s}칸 시저 암호로 바꿔줘'])
task(1, ['anagrams of {short}', 'all permutations of the letters in {short}', 'list every arrangement of {short}'], "from itertools import permutations\nprint(sorted({{''.join(p) for p in permutations('{short}')}}))", None, ['{short} 글자 순열 모두 출력해줘'])
task(1, ["are '{w}' and '{w2}' anagrams?", 'check if {w} and {w2} are anagrams'], "print(sorted('{w}') == sorted('{w2}'))", None)
task(1.2, ["count the vowels in '{sentence}'", "how many vowels are in \"{w}\"?", 'number of vowels in {w}'], "print(sum(c in 'aeiou' for c in '{given}'.lower()))", None, ["'{w}' 모음 개수 세줘"])
task(1.2, ["letter frequency in '{sentence}'", "count each letter in '{sentence}'", "how often does each letter occur in \"{sentence}\""], "from collections import Counter\nprint(Counter('{sentence}'.replace(' ', '')).most_common())", None)
task(1, ["most common word in '{sentence} {sentence2}'", "which word is the most frequent in \"{sentence} {sentence2}\""], "from collections import Counter\nprint(Counter('{sentence} {sentence2}'.split()).most_common(1))", None)
task(1, ["'{sentence}' in uppercase", "make '{sentence}' all caps", "convert \"{sentence}\" to upper case", "uppercase this: {sentence}"], "print('{sentence}'.upper())", "console.log('{sentence}'.toUpperCase())", ["'{sentence}' 대문자로 바꿔줘"], lambda s: s['sentence'].upper())
task(1, ['convert {w} to morse code', '{w} in morse'], "m = dict(zip('abcdefghijklmnopqrstuvwxyz', '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split()))\nprint(' '.join(m[c] for c in '{w}'))", None, ['{w} 모스 부호로 바꿔줘'])
task(1, ['ascii codes of {w}', 'what are the ascii values of the letters in {w}'], "print([ord(c) for c in '{w}'])", "console.log([...'{w}'].map(c => c.charCodeAt(0)))")
task(1.2, ['collatz sequence starting at {big}', 'run the collatz conjecture for {big}', 'collatz for {big}', 'how many collatz steps for {big}'], 'n = {big}\nwhile n != 1:\n    print(n)\n    n = n // 2 if n % 2 == 0 else 3 * n + 1\nprint(1)', None, ['{big} 콜라츠 수열 출력해줘'])
task(1, ['pascal triangle with {s} rows', "print pascal's triangle, {s} rows", 'first {s} rows of pascals triangle'], 'from math import comb\nfor n in range({s}):\n    print([comb(n, k) for k in range(n + 1)])', None, ['파스칼의 삼각형 {s}줄 출력해줘'])
task(1.2, ['print a triangle of stars with {s} rows', 'draw a pyramid of stars, {s} high', 'star triangle of height {s}', 'print a pattern of stars with {s} lines'], "for i in range(1, {s} + 1):\n    print('*' * i)", "for (let i = 1; i <= {s}; i++) console.log('*'.repeat(i))", ['별 {s}줄 삼각형 출력해줘', '별로 피라미드 {s}줄 찍어줘'])
task(1.2, ['estimate pi with a monte carlo simulation', 'monte carlo simulation of pi with {k} points', 'approximate pi by random points', 'simulate pi with {k} random points'], 'import random\nn = 10000\nprint(4 * sum(random.random()**2 + random.random()**2 < 1 for _ in range(n)) / n)', None, ['몬테카를로로 원주율 구해줘'])
task(1.5, ['plot {fn} with {py2}', '{py} plot {fn}', 'use {name} to draw {fn} from -10 to 10', 'write {name} code that plots y = {fn}', '{name} plot of {fn}'], 'import hearth\nxs = [i / 10 for i in range(-100, 101)]\nhearth.plot(xs, [{fncode} for x in xs])', None, ['{파이썬}으로 y = {fn} 그래프 그려줘', '{파이썬}으로 {fn} 그래프 보여줘'])
task(1.5, ['make a table of celsius and fahrenheit from 0 to {k} in steps of 10', 'temperature table celsius to fahrenheit up to {k}', 'print a conversion table from celsius to fahrenheit up to {k}'], 'for c in range(0, {k} + 1, 10):\n    print(c, c * 9 / 5 + 32)', 'for (let c = 0; c <= {k}; c += 10) console.log(c, c * 9 / 5 + 32)', ['0도부터 {k}도까지 섭씨 화씨 표 만들어줘'])
task(1.5, ['show year by year how {money} grows at {s}% for {m} years', 'table of {money} at {s}% interest over {m} years', 'print the balance for each year: {money}, {s}%, {m} years', 'yearly table: {money} growing {s}% for {m} years'], 'b = {money}\nfor y in range(1, {m} + 1):\n    b *= 1 + {s} / 100\n    print(y, round(b, 2))', None, ['{money}원이 매년 {s}%씩 {m}년 늘어나는 표 만들어줘'])
task(1.2, ['solve the tower of hanoi with {s} disks', 'towers of hanoi, {s} disks, print the moves', 'hanoi with {s} disks'], "def h(n, a, b, c):\n    if n:\n        h(n - 1, a, c, b)\n        print(a, '->', c)\n        h(n - 1, b, a, c)\nh({s}, 'A', 'B', 'C')", None, ['하노이 탑 원반 {s}개 풀어줘'])
task(1, ['all pairs from {names}', 'every possible pair of {names}', 'make a round robin schedule for {names}', 'match everyone with everyone: {names}'], "from itertools import combinations\nfor p in combinations('{names}'.split(', '), 2):\n    print(p)", None, ['{names} 가능한 짝 모두 출력해줘'])
task(1, ['split {names} into two random teams', 'make two random teams from {names}', 'randomly divide {names} into 2 groups'], "import random\nx = '{names}'.split(', ')\nrandom.shuffle(x)\nprint(x[::2], x[1::2])", None, ['{names} 랜덤으로 두 팀으로 나눠줘'])
task(1, ["extract the numbers from '{w} {m} {w2} {s}'", "find all numbers in \"{w} {m} {w2} {s}\" with a regex", "which numbers are in the text '{w} {m} {w2} {s}'"], "import re\nprint(re.findall(r'\\d+', '{w} {m} {w2} {s}'))", "console.log('{w} {m} {w2} {s}'.match(/\\d+/g))")
task(1, ['birthday paradox simulation with {m} people', 'simulate the birthday problem for {m} people', 'chance that two of {m} people share a birthday, simulate it'], 'import random\nprint(sum(len(set(random.choices(range(365), k={m}))) < {m} for _ in range(1000)) / 1000)', None, ['{m}명 생일 문제 시뮬레이션 해줘'])
task(1, ['longest word in "{sentence}"', "which word is the longest in '{sentence}'"], "print(max('{sentence}'.split(), key=len))", None, ["'{sentence}'에서 가장 긴 단어 찾아줘"])
task(1, ['perfect numbers up to {k}', 'find the perfect numbers below {k}'], 'print([n for n in range(2, {k} + 1) if sum(d for d in range(1, n) if n % d == 0) == n])', None, ['{k} 이하 완전수 찾아줘'])
task(1, ['every number from 1 to {m} with its square and cube', 'table of squares and cubes up to {m}', 'print n, n squared and n cubed for 1 to {m}'], 'for n in range(1, {m} + 1):\n    print(n, n**2, n**3)', None)
task(1.3, ['countdown from {m}', 'count down from {m} to 0', 'print a countdown from {m}'], 'for i in range({m}, -1, -1):\n    print(i)', 'for (let i = {m}; i >= 0; i--) console.log(i)', ['{m}부터 0까지 카운트다운'])
task(1.3, ['print "{sentence}" {s} times', "repeat '{w}' {s} times", 'write {w} {s} times', 'print {w} {s} times in {py2}'], "for _ in range({s}):\n    print('{given}')", "for (let i = 0; i < {s}; i++) console.log('{given}')", ["'{w}' {s}번 출력해줘"])
task(1, ['matrix product of [[{d1}, {d2}], [{d3}, {d4}]] and itself in {py2}', '{py} square the matrix [[{d1}, {d2}], [{d3}, {d4}]]'], 'a = [[{d1}, {d2}], [{d3}, {d4}]]\nprint([[sum(x * y for x, y in zip(r, c)) for c in zip(*a)] for r in a])', None)
task(1, ['generate {m} lottery numbers', 'lottery numbers please', 'pick 6 lottery numbers from 1 to 45', 'draw 6 numbers out of 49'], 'import random\nprint(sorted(random.sample(range(1, 46), 6)))', None, ['로또 번호 뽑아줘', '로또 번호 6개 추천해줘'])
task(1.5, ['write a function that checks if a number is even and test it with {m}', '{py} check if {m} is even', 'function is_even, test with {m}'], 'def is_even(n):\n    return n % 2 == 0\nprint(is_even({m}))', 'const isEven = n => n % 2 === 0;\nconsole.log(isEven({m}))', ['짝수인지 확인하는 함수 만들고 {m}으로 테스트해줘'])
task(1.5, ['write a recursive factorial function and run it for {s}', 'factorial function in {py2}, call it with {s}', '{py} define a factorial function and print factorial of {s}', 'code a factorial function, try {s}'], 'def f(n):\n    return 1 if n < 2 else n * f(n - 1)\nprint(f({s}))', 'const f = n => n < 2 ? 1 : n * f(n - 1);\nconsole.log(f({s}))', ['팩토리얼 함수 짜서 {s} 넣어봐', '{파이썬}으로 {s} 팩토리얼 함수 {돌려줘}'])
task(1.2, ['write a function that reverses a string and test it with {w}', 'function to reverse "{w}", run it', '{py} write a reverse function and call it on {w}'], "def reverse(s):\n    return s[::-1]\nprint(reverse('{w}'))", "const reverse = s => [...s].reverse().join('');\nconsole.log(reverse('{w}'))", ['문자열 뒤집는 함수 만들어서 {w} 넣어줘'])
task(1.2, ['reverse the list {list}', 'turn this list around: {list}', '{list} in reverse order of the list'], 'print([{list}][::-1])', 'console.log([{list}].reverse())', ['{list} 순서 거꾸로 해줘'])
task(1.2, ['which numbers are in both {list} and {list2}?', 'intersection of {list} and {list2}', 'common elements of [{list}] and [{list2}]'], 'print(sorted(set([{list}]) & set([{list2}])))', None, ['{list}와 {list2}의 공통 원소 구해줘'])
task(1, ['how many numbers in {list} are even?', 'count the even numbers in {list}', 'even ones among {list}'], 'print(sum(n % 2 == 0 for n in [{list}]))', 'console.log([{list}].filter(n => n % 2 === 0).length)', ['{list} 중에 짝수 몇 개야?'])
task(1, ['how many numbers in {list} are bigger than {m}?', 'filter {list}, keep what is above {m}', 'which of {list} are greater than {m}'], 'print([n for n in [{list}] if n > {m}])', 'console.log([{list}].filter(n => n > {m}))', ['{list} 중에 {m}보다 큰 수는?'])
task(1, ['double every number in {list}', 'multiply each of {list} by {s}', 'map {list} times {s}'], 'print([n * 2 for n in [{list}]])', 'console.log([{list}].map(n => n * 2))', ['{list} 각각 2배로 해줘'])
task(1, ['running total of {list}', 'cumulative sum of {list}'], 'from itertools import accumulate\nprint(list(accumulate([{list}])))', None, ['{list} 누적합 구해줘'])
task(1, ['how often does each number appear in {list2}', 'count occurrences in {list2}', 'histogram of {list2}', 'mode of {list2}'], 'from collections import Counter\nprint(Counter([{list2}]))', None, ['{list2}에서 각 숫자 개수 세줘'])
task(1.4, ['bar chart of {list}', 'draw a bar chart for {list}', 'chart these values: {list}', 'plot {list}', 'visualize {list} as bars', 'plot these numbers: {list}', 'make a chart of {list}'], "import hearth\nhearth.plot([{list}], kind='bar')", None, ['{list} 막대그래프 그려줘', '{list} 차트로 보여줘'])
task(1, ["replace every {l} in '{sentence}' with *", "swap {l} for * in \"{sentence}\""], "print('{sentence}'.replace('{l}', '*'))", "console.log('{sentence}'.replaceAll('{l}', '*'))")
task(1, ["split '{sentence}' into words", "list the words of \"{sentence}\" one per line"], "for w in '{sentence}'.split():\n    print(w)", "console.log('{sentence}'.split(' '))", ["'{sentence}' 단어별로 나눠줘"])
task(1, ["title case '{sentence}'", "capitalize every word of '{sentence}'"], "print('{sentence}'.title())", None)
task(1, ["sort the letters of {w}", "alphabetical order of the letters in {w}"], "print(''.join(sorted('{w}')))", "console.log([...'{w}'].sort().join(''))", ['{w} 글자를 알파벳순으로 정렬해줘'])
task(1, ['unix timestamp now', 'current unix time', 'what is the unix timestamp right now'], 'import time\nprint(int(time.time()))', 'console.log(Math.floor(Date.now() / 1000))', ['지금 유닉스 타임스탬프 알려줘'])
task(1.2, ['how many days until christmas?', 'days until christmas', 'how long until christmas'], "from datetime import date\nt = date.today()\nd = date(t.year, 12, 25)\nprint((d - t).days if d >= t else (date(t.year + 1, 12, 25) - t).days)", None, ['크리스마스까지 며칠 남았어?'])
task(1, ['random color code', 'generate a random hex color', 'random color please'], "import random\nprint(f'#{{random.randrange(16**6):06x}}')", None, ['랜덤 색상 코드 만들어줘'])
task(1, ['write a quick script to convert {m} minutes to hours and minutes', '{py} turn {k} minutes into hours and minutes'], 'h, m = divmod({k}, 60)\nprint(h, m)', None)
task(1, ['gcd of {big} and {k} with a loop in {py2}', '{py} compute the gcd of {big} and {k}'], 'a, b = {big}, {k}\nwhile b:\n    a, b = b, a % b\nprint(a)', 'let [a, b] = [{big}, {k}];\nwhile (b) [a, b] = [b, a % b];\nconsole.log(a)')
task(1, ['10x10 multiplication table', 'full multiplication table up to {s}', 'print the whole times table up to {s}'], "for i in range(1, 11):\n    print(*[i * j for j in range(1, 11)])", None, ['구구단 전체 출력해줘', '구구단 다 보여줘'])
task(1, ['bubble sort {list}', 'sort {list} with your own bubble sort', 'implement bubble sort and run it on {list}'], 'x = [{list}]\nfor i in range(len(x)):\n    for j in range(len(x) - 1 - i):\n        if x[j] > x[j + 1]:\n            x[j], x[j + 1] = x[j + 1], x[j]\nprint(x)', None, ['버블 정렬로 {list} 정렬해줘'])
task(2, ['use {name} to calculate {b} * {a}', 'calculate {b} times {a} in {name}', 'write a {name} script that multiplies {b} by {a}', 'compute {b} * {a} with a {name} program', 'in {name}, what is {b} * {a}?', 'let {name} work out {b} * {a}', '{b} * {a} but with {name}'], 'print({b} * {a})', 'console.log({b} * {a})', ['{파이썬}으로 {b} 곱하기 {a} 계산해줘', '{파이썬}으로 {b}*{a} 돌려줘'], lambda s: str(int(s['a']) * int(s['b'])))
task(1.5, ['write a {name} program that computes {s}% of {b}', 'use {name} for {s}% of {b}', 'script in {name}: {s} percent of {b}', 'code for {s}% of {b} in {name}'], 'print({b} * {s} / 100)', 'console.log({b} * {s} / 100)', ['{파이썬}으로 {b}의 {s}% 구하는 코드 {돌려줘}'])
task(1.2, ['average of {list} with {name}', 'write {name} code for the mean of {list}', '{name} program that averages {list}'], 'x = [{list}]\nprint(sum(x) / len(x))', 'const x = [{list}];\nconsole.log(x.reduce((a, b) => a + b) / x.length)', ['{파이썬}으로 {list} 평균 구해줘'])
task(1.2, ['sum of {list} using {name}', 'add up {list} in {name}', '{name} script that sums {list}', 'write a program that adds {list}'], 'print(sum([{list}]))', 'console.log([{list}].reduce((a, b) => a + b))', ['{파이썬}으로 {list} 합계 구해줘'])
task(1, ['calculate {s} to the power of {m} in {name}', '{s}**{m} in {name}', 'use {name} to compute {s} to the {m}'], 'print({s}**{m})', 'console.log({s}n ** {m}n)', ['{파이썬}으로 {s}의 {m}제곱 {돌려줘}'])
task(1.5, ["how many vowels are in '{w}'?", 'count the vowels in {w}', 'number of vowels in "{w}"', '{py} count vowels in {w}'], "print(sum(c in 'aeiou' for c in '{w}'.lower()))", "console.log([...'{w}'.toLowerCase()].filter(c => 'aeiou'.includes(c)).length)", ["{w}에 모음이 몇 개야?", "'{w}' 모음 개수 세줘"])
task(1.2, ["average word length in '{sentence}'", "mean length of the words in \"{sentence}\"", "{py} find the average length of the words in '{sentence}'", "how long are the words of '{sentence}' on average"], "words = '{sentence}'.split()\nprint(sum(len(w) for w in words) / len(words))", "const words = '{sentence}'.split(' ');\nconsole.log(words.join('').length / words.length)", ["'{sentence}' 단어 평균 길이 구해줘"])
task(1.2, ["longest word in '{sentence}'", "which word is the longest in \"{sentence}\"?", "{py} find the longest word of '{sentence}'"], "print(max('{sentence}'.split(), key=len))", "console.log('{sentence}'.split(' ').sort((a, b) => b.length - a.length)[0])", ["'{sentence}'에서 제일 긴 단어 찾아줘"])
task(1, ["are {w} and {w2} anagrams?", "check if '{w}' and '{w2}' are anagrams", "{py} test whether {w} is an anagram of {w2}"], "print(sorted('{w}') == sorted('{w2}'))", "console.log([...'{w}'].sort().join('') === [...'{w2}'].sort().join(''))", ["{w}랑 {w2}가 애너그램인지 확인해줘"])
task(1, ["write {w} in uppercase with {name}", "uppercase '{w}' in {name}", "make {w} all caps, use {name}"], "print('{w}'.upper())", "console.log('{w}'.toUpperCase())", ["{파이썬}으로 '{w}' 대문자로 바꿔줘"])
task(1.2, ['factorial of {m} in {name}', 'use {name} to compute {m}!', '{name} program for the factorial of {m}', 'write code for {m} factorial'], 'import math\nprint(math.factorial({m}))', 'let f = 1n;\nfor (let i = 1n; i <= {m}n; i++) f *= i;\nconsole.log(String(f))', ['{파이썬}으로 {m} 팩토리얼 구해줘'])
task(1.2, ['sum of the even numbers up to {k}', 'add all even numbers from 1 to {k}', '{py} sum even numbers to {k}', 'total of even numbers below or equal to {k}'], 'print(sum(range(2, {k} + 1, 2)))', 'let s = 0;\nfor (let i = 2; i <= {k}; i += 2) s += i;\nconsole.log(s)', ['1부터 {k}까지 짝수의 합 구해줘'], lambda s: str(sum(range(2, int(s['k']) + 1, 2))))
task(1.2, ['sum of the odd numbers up to {k}', 'add up the odd numbers from 1 to {k}', '{py} sum the odd numbers to {k}'], 'print(sum(range(1, {k} + 1, 2)))', 'let s = 0;\nfor (let i = 1; i <= {k}; i += 2) s += i;\nconsole.log(s)', ['1부터 {k}까지 홀수의 합 구해줘'], lambda s: str(sum(range(1, int(s['k']) + 1, 2))))
task(1.4, ['list the squares of 1 to {s}', 'print the squares of 1 to {s}', 'squares from 1 to {s}, one per line', '{py} show n squared for n from 1 to {s}', 'snippet that prints the squares of 1 to {s}'], 'for n in range(1, {s} + 1):\n    print(n**2)', 'for (let n = 1; n <= {s}; n++) console.log(n ** 2)', ['1부터 {s}까지 제곱 출력해줘'])
task(1.2, ['cubes of 1 to {s}', 'print the cubes from 1 to {s}', 'list n cubed up to {s}'], 'for n in range(1, {s} + 1):\n    print(n**3)', 'for (let n = 1; n <= {s}; n++) console.log(n ** 3)', ['1부터 {s}까지 세제곱 출력해줘'])
task(1.2, ['count down from {m}', 'countdown from {m} to 0', 'print a countdown starting at {m}', '{py} count backwards from {m}', 'count backwards from {m} to 1'], 'for n in range({m}, 0, -1):\n    print(n)', 'for (let n = {m}; n > 0; n--) console.log(n)', ['{m}부터 거꾸로 세줘', '{m}에서 1까지 카운트다운 출력해줘'])
task(1.2, ['print a triangle of stars with {s} rows', 'star triangle, {s} rows', 'draw a triangle of asterisks {s} lines high', '{py} print a {s} row star pyramid'], "for n in range(1, {s} + 1):\n    print('*' * n)", "for (let n = 1; n <= {s}; n++) console.log('*'.repeat(n))", ['별 {s}줄 찍어줘', '{s}줄짜리 별 삼각형 출력해줘'])
task(1.2, ['reverse the list {list}', 'print {list} in reverse order of appearance', '{py} reverse the list [{list}]', 'turn the list {list} around'], 'print([{list}][::-1])', 'console.log([{list}].reverse())', ['리스트 {list} 뒤집어줘', '{list} 순서를 거꾸로 해줘'])
task(1.2, ['second largest of {list}', 'what is the second biggest number in {list}', '{py} find the second largest in [{list}]'], 'print(sorted(set([{list}]))[-2])', 'console.log([...new Set([{list}])].sort((a, b) => b - a)[1])', ['{list}에서 두 번째로 큰 수 찾아줘'])
task(1, ['which of {list} are even', 'filter the even numbers out of {list}', 'only the even ones of {list}', '{py} keep the even numbers of [{list}]'], 'print([n for n in [{list}] if n % 2 == 0])', 'console.log([{list}].filter(n => n % 2 === 0))', ['{list} 중 짝수만 골라줘'])
task(1, ['which of {list} are above {m}', 'numbers bigger than {m} in {list}', '{py} filter [{list}] for values over {m}'], 'print([n for n in [{list}] if n > {m}])', 'console.log([{list}].filter(n => n > {m}))', ['{list} 중 {m}보다 큰 수만 보여줘'])
task(1, ['square every number in {list}', 'squares of {list}', '{py} square each of [{list}]'], 'print([n**2 for n in [{list}]])', 'console.log([{list}].map(n => n ** 2))', ['{list} 각각 제곱해줘'])
task(1.2, ['how often does each word occur in \'{sentence}\'', 'word frequency of "{sentence}"', '{py} count each word in \'{sentence}\''], "from collections import Counter\nprint(Counter('{sentence}'.split()))", None, ["'{sentence}' 단어별 개수 세줘"])
task(1.2, ['how often does each letter occur in {w}', 'letter frequency of {w}', '{py} count each letter in {w}', 'letter counts for "{w}"'], "from collections import Counter\nprint(Counter('{w}'))", None, ['{w} 글자별 개수 세줘'])
task(1.2, ['what year is it, use {name}', '{name} code to print the current year', 'print the current year in {name}', 'show this year with {name}', 'get the year with {name}'], 'from datetime import date\nprint(date.today().year)', 'console.log(new Date().getFullYear())', ['{파이썬}으로 올해 연도 출력해줘'])
task(1.2, ["print today's date in {name}", "{name} code for today's date", 'show the date with {name}'], 'from datetime import date\nprint(date.today())', 'console.log(new Date().toISOString().slice(0, 10))', ['{파이썬}으로 오늘 날짜 출력해줘'])
task(1, ['how many days does {month} {year} have', 'number of days in {month} {year}, use {py2}', '{py} get the days in {month} {year}'], 'import calendar\nprint(calendar.monthrange({year}, {monthnumber})[1])', 'console.log(new Date({year}, {monthnumber}, 0).getDate())', ['{year}년 {monthnumber}월은 며칠까지 있어?'])
task(1, ['is {y2} a leap year?', 'check if {y2} is a leap year', '{py} test whether {y2} is a leap year'], 'import calendar\nprint(calendar.isleap({y2}))', 'console.log({y2} % 4 === 0 && ({y2} % 100 !== 0 || {y2} % 400 === 0))', ['{y2}년이 윤년이야?'])
task(1, ['caesar cipher {w} with shift {s}', 'encode {w} with a caesar shift of {s}', 'shift the letters of {w} by {s}'], "print(''.join(chr((ord(c) - 97 + {s}) % 26 + 97) for c in '{w}'.lower()))", None, ['{w}를 {s}칸 밀어서 암호화해줘'])
task(1, ['ascii codes of {w}', 'character codes of "{w}"', 'print the ascii code of each letter of {w}'], "print([ord(c) for c in '{w}'])", "console.log([...'{w}'].map(c => c.charCodeAt(0)))", ['{w} 아스키 코드 보여줘'])
task(1, ["repeat the word {w} {s} times", "print {w} {s} times", "{py} write {w} {s} times"], "for _ in range({s}):\n    print('{w}')", "for (let i = 0; i < {s}; i++) console.log('{w}')", ['{w} {s}번 출력해줘'])
task(2, ['loan table for {money} at {s}% over {m} months', 'make a repayment table: {money} loan, {s}% a year, {m} months', 'show the payment plan of a {money} loan with {s} percent over {m} months', 'amortization schedule for {money} at {s}% for {m} months', 'loan of {money}, {s}% interest, {m} months: show every payment', 'monthly payments table for {money} borrowed at {s}% during {m} months'], 'import hearth\nn, r, rest = {m}, {s} / 1200, {money}\npay = rest * r / (1 - (1 + r)**-n)\nrows = []\nfor i in range(1, n + 1):\n    rest = rest * (1 + r) - pay\n    rows.append({{"month": i, "payment": round(pay, 2), "rest": round(abs(rest), 2)}})\nhearth.show_table(rows)', None, ['{money} 대출 연 {s}% {m}개월 상환표 만들어줘', '{money} 빌려서 연 {s}%로 {m}개월 갚는 상환 계획표 보여줘'])
task(2, ['plot the loan of {money} at {s}% over {m} months', 'loan table and plot for {money} at {s}% over {m} months', 'draw how a {money} loan at {s}% shrinks over {m} months', 'chart the remaining debt of {money} at {s}% during {m} months', 'repayment table with a chart: {money}, {s}%, {m} months'], 'import hearth\nn, r, rest = {m}, {s} / 1200, {money}\npay = rest * r / (1 - (1 + r)**-n)\nrows = []\nfor i in range(1, n + 1):\n    rest = rest * (1 + r) - pay\n    rows.append({{"month": i, "payment": round(pay, 2), "rest": round(abs(rest), 2)}})\nhearth.show_table(rows)\nhearth.plot(rows, x="month", y="rest")', None, ['{money} 대출 연 {s}% {m}개월 상환표랑 그래프 보여줘', '{money} 연 {s}% {m}개월 대출 잔액 그래프 그려줘'])
task(1.4, ['table of savings: {money} at {s}% for {m} years', 'show how {money} grows at {s}% each year for {m} years as a table', 'year by year table of {money} with {s}% interest, {m} years'], 'import hearth\nhearth.show_table([{{"year": y, "value": round({money} * (1 + {s} / 100)**y, 2)}} for y in range(1, {m} + 1)])', None, ['{money}을 연 {s}%로 {m}년 굴릴 때 연도별 표 만들어줘'])
task(1.4, ['plot how {money} grows at {s}% for {m} years', 'chart of {money} with {s}% interest over {m} years', 'draw the growth of {money} at {s}% a year for {m} years'], 'import hearth\nyears = list(range({m} + 1))\nhearth.plot(years, [{money} * (1 + {s} / 100)**y for y in years])', None, ['{money}이 연 {s}%로 {m}년 불어나는 그래프 그려줘'])
RUN = [
    'run {code}', 'run this: {code}', 'execute {code}', 'run this code: {code}', 'what does {code} print?', 'evaluate this python: {code}', 'execute this for me: {code}', "what's the output of {code}", 'try {code}', '{code}', 'please run `{code}`',
    'run the following:\n{code}', 'can you execute {code}', 'test this snippet: {code}', 'what happens if I run {code}'
]
EXPRESSIONS = ['[x**2 for x in range({s})]', 'len("{w}")', '{a} ** {s}', 'sum(range({k}))', '"{w}".upper()', '"{w}"[::-1]', 'sorted([{list}])', 'max({list})', '{k} // {s}', '{k} % {s}', '[n for n in range({m}) if n % 2]', '"{w}".count("{l}")', 'list(range({s}, {k}, {s}))', '"-".join("{w}")', '{{n: n**2 for n in range({s})}}', 'set([{list2}])', 'abs(-{k})', 'round({k} / {s}, 2)', '[{list}][0]', '[{list}][-1]', 'bool("{w}")', 'type({a})', 'tuple(range({s}))', '"{w}" * {s}']
EVALUATE = ['in python, what is {code}', 'what does {code} give in python?', "in python, what's the output of {code}", 'python: {code}', 'evaluate {code} in python', 'what is the value of {code} in python', 'run {code} in python', 'result of {code}, python', "what would python say to {code}"]
SNIPPETS = [
    ('python', "print({a} + {b})"), ('python', "print('{w}'.upper())"), ('python', 'print(sum(range({k})))'), ('python', "print(len('{w}'))"), ('python', 'for i in range({s}): print(i)'), ('python', 'print([x**2 for x in range({s})])'), ('python', "print('{w}' * {s})"), ('python', 'print(max({list}))'),
    ('python', 'x = {a}; print(x * 2)'), ('python', 'import math; print(math.sqrt({k}))'), ('python', 'print(sorted([{list}]))'), ('python', "print('{w}'[::-1])"), ('javascript', 'console.log({a} + {b})'), ('javascript', "console.log('{w}'.toUpperCase())"), ('javascript', 'console.log([{list}].sort())'),
    ('javascript', 'console.log(Math.max({list}))'), ('javascript', 'for (let i = 0; i < {s}; i++) console.log(i)'), ('javascript', 'const x = {a}; console.log(x * {b})'), ('javascript', "console.log('{w}'.length)"), ('javascript', 'console.log([{list}].map(x => x * 2))'), ('python', 'print({a} ** {s})'), ('python', 'print({k} % {s})')
]
FUNCTIONS = [('x^2', 'x**2'), ('x squared', 'x**2'), ('x^3', 'x**3'), ('2x + 1', '2 * x + 1'), ('3x - 5', '3 * x - 5'), ('x^2 - 4', 'x**2 - 4'), ('5x', '5 * x'), ('x^2 + 2x', 'x**2 + 2 * x'), ('-x^2', '-(x**2)'), ('x cubed', 'x**3'), ('4 - x', '4 - x'), ('x^2/2', 'x**2 / 2')]
PLAIN = 'strawberry banana mississippi hello programming keyboard elephant racecar level hearth computer algorithm umbrella chocolate galaxy rhythm python library necessary bookkeeper wonderful kayak tomato notebook zebra pineapple butterfly onomatopoeia window raspberry committee parallel occurrence balloon coffee madam avocado blueberry mountain accommodation cheese giraffe lollipop assassin'.split()
SENTENCES = ['the quick brown fox', 'to be or not to be', 'hello there general', 'I like green eggs and ham', 'a rose is a rose', 'the cat sat on the mat', 'practice makes perfect', 'all good things come to an end', 'she sells sea shells', 'life is what happens', 'how now brown cow', 'an apple a day', 'the early bird gets the worm', 'this is a test sentence', 'we will meet again soon', 'peter piper picked a peck', 'time flies like an arrow', 'never say never again']


SAID = 'the {color} {pet} likes {food}|{name} went to {city} on {weekday}|{name} and {name2} play {hobby}|my {kin} lives in {city}|we had {food} in {city}|a {job} from {city}|{name} bought a {product}|there is {food} for {name}|the {job} has a {pet} called {petname}|{city} is far from {city2}|learning {language} takes time|every {weekday} {name} cooks {food}|please bring the {tool} to {name}|one {pet} two {pet}s three {pet}s'.split('|')


def any_word(chance):
    """A word to work on: often one of the usual ones, else any of the word lists."""
    if chance.often(0.5):
        return chance.pick(PLAIN)
    word = str(chance.pick(WORDS[chance.pick(['city', 'food', 'hobby', 'name', 'job', 'country', 'language', 'petname', 'weekday', 'month', 'company', 'product'])]))
    letters = ''.join(c for c in word if c.isascii() and c.isalpha())
    return letters if len(letters) > 3 else chance.pick(PLAIN)


def any_sentence(chance):
    text = chance.pick(SENTENCES) if chance.often(0.4) else fill(chance, chance.pick(SAID))
    return text if not set(text) & set('\'"{}\\') else chance.pick(SENTENCES)


def slots(chance):
    month = chance.randrange(12)
    fn, fncode = chance.pick(FUNCTIONS)
    y1 = chance.randrange(1900, 2020)
    word = any_word(chance)
    given = {
        'k': chance.pick([10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 90, 100, 120, 150, 200, 250, 300, 500, 1000]) if chance.often(0.6) else chance.randrange(5, 1000), 'm': chance.randrange(4, 31), 's': chance.randrange(2, 13), 'a': chance.randrange(1, 20), 'b': chance.randrange(21, 200),
        'big': chance.pick([chance.randrange(11, 100), chance.randrange(100, 1000), chance.randrange(1000, 4000)]), 'w': word, 'w2': any_word(chance), 'l': chance.pick(list(word) + list('aeiorst')), 'short': chance.pick(['abc', 'cat', 'dog', 'star', 'tea', 'odd', 'abcd', 'note']),
        'list': ', '.join(str(chance.randrange(1, 100)) for _ in range(chance.randrange(3, 8))), 'list2': ', '.join(str(chance.randrange(1, 9)) for _ in range(chance.randrange(5, 9))), 'names': ', '.join(chance.sample(WORDS['name'], chance.randrange(3, 6))),
        'month': WORDS['month'][month], 'monthnumber': month + 1, 'year': chance.randrange(2015, 2031), 'y1': y1, 'y2': y1 + chance.randrange(10, 60),
        'sentence': any_sentence(chance), 'sentence2': any_sentence(chance), 'fn': fn, 'fncode': fncode, 'money': chance.pick([500, 1000, 2000, 5000, 10000, 15000, 20000, 25000, 100000]) if chance.often(0.6) else chance.randrange(3, 900) * 100, **{f'd{i}': chance.randrange(0, 10) for i in range(1, 5)}
    }
    given['weekday'] = chance.pick(WORDS['weekday'])
    return given


def program(chance, language):
    if language == 'en' and chance.often(0.1):
        return snippet(chance)
    # Split by task: the ways to ask for one are too few to be split.
    mine = [t for t in TASKS if chance.held_out is None or is_held_out(t) == chance.held_out]
    usable = [t for t in mine if language == 'en' or t[4]]
    _, en, python, javascript, ko, expected = chance.choices(usable, [t[0] for t in usable])[0]
    given = slots(chance)
    template = chance.pick(list(ko if language == 'ko' else en))
    given['given'] = given['sentence'] if '{sentence}' in template else given['w']
    in_javascript = javascript is not None and chance.often(0.25)
    named = any(slot in template for slot in ('{py}', '{py2}', '{name}', '{파이썬}'))
    if in_javascript and not named:
        template = {'en': chance.pick([f'{template} in javascript', f'use javascript: {template}', f'{template}, in js', f'with javascript, {template}', f'javascript: {template}', f'{template} using JavaScript']), 'ko': f'자바스크립트로 {template}'}[language]
    elif not named and chance.often(0.22):
        template = {'en': chance.pick([f'{template} in python', f'use python: {template}', f'{template} with python', f'with a script: {template}', f'{template} using code', f'write a script: {template}', f'python: {template}', f'write code to {template}', f'run code: {template}', f'{template}, write and run a program']), 'ko': chance.pick(['파이썬으로 ', '코드로 ', '코드 짜서 ', '스크립트로 ']) + template}[language]
    name = chance.pick(['javascript', 'JavaScript', 'js', 'JS']) if in_javascript else chance.pick(['python', 'Python', 'python', 'py', 'code'])
    given['py'] = f'use {name} to' if name != 'code' else 'write a program to'
    given['py2'] = name if name != 'code' else 'python'
    given['name'] = name if name != 'code' else 'python'
    given['파이썬'] = '자바스크립트' if in_javascript else '파이썬'
    protect = {key: f'⟨{value}⟩' if key in ('w', 'w2', 'sentence', 'sentence2', 'names', 'short', 'fn', 'l', 'list', 'list2') else value for key, value in given.items()}
    text, _ = made(chance, template.replace('{{', '\0').replace('}}', '\1'), language, protect)
    text = text.replace('\0', '{').replace('\1', '}')
    given = matching_case(text, given)
    code = (javascript if in_javascript else python).replace('{{', '\0').replace('}}', '\1')
    code = fill(chance, code, given).replace('\0', '{').replace('\1', '}')
    runs = {'language': 'javascript' if in_javascript else 'python', 'code': code}
    if expected and not in_javascript:
        runs['expected'] = expected({key: str(value) for key, value in given.items()})
    return example(text, call('run_code', runs['language'], code), language, kind='code', runs=runs)


def matching_case(text, given):
    """What the program works on is written as the request has it, also when that came in capitals."""
    changed = dict(given)
    for key in ('w', 'w2', 'sentence', 'sentence2', 'names', 'short', 'given', 'l'):
        value = str(given[key])
        if key == 'l':
            continue
        for form in (value, value.lower(), value.upper(), value[:1].upper() + value[1:]):
            if form in text:
                changed[key] = form
                break
    return changed


def snippet(chance):
    if chance.often(0.3):
        return printed(chance)
    language, code = chance.pick(SNIPPETS)
    code = fill(chance, code, slots(chance))
    text = chance.pick(RUN).replace('{code}', code)
    return example(text, call('run_code', language, code), 'en', kind='code', runs={'language': language, 'code': code})


def printed(chance):
    """An expression whose value is asked for: it is printed."""
    shape = chance.pick(EXPRESSIONS).replace('{{', '\0').replace('}}', '\1')
    expression = fill(chance, shape, slots(chance)).replace('\0', '{').replace('\1', '}')
    text = chance.pick(EVALUATE).replace('{code}', expression)
    text = text[0].upper() + text[1:] if chance.often(0.4) else text
    code = f'print({expression})'
    return example(text, call('run_code', 'python', code), 'en', kind='code', runs={'language': 'python', 'code': code})
