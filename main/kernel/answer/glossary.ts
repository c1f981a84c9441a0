/**
 * Words that people ask about their papers with, Korean and English: a line is a Korean word, or the stem of one, and the
 * English words that papers have for it, the usual one first.
 */
const lines = `
가게 shop store
가격 price cost
가계부 budget
가구 furniture
가능 possible available
가로 width
가방 bag
가스 gas
가스비 gas
가을 autumn fall
가이드 guide
가입 join subscription enrol enroll membership signup
가족 family
간호 nurse care
간호사 nurse
감기 cold
감사 audit thank
감소 decrease decline fall
감자 potato potatoes
강 river
강사 instructor teacher
강아지 dog dogs puppy
강의 lecture course
강의실 room classroom
갚 repay repayment pay
개 dog dogs
개강 start begins
개관 open opening
개봉 opened opening
객실 room
갱신 renew renewal extend
거래 transaction deal trade
거래처 customer supplier
거리 distance
거실 living-room lounge
건강 health
건물 building
건전지 battery
걸려 take takes long
걸리 take takes long
걸립 take takes long
검사 test inspection examination check
검사일 test
검토 review
게시 post publish
게이트 gate
겨울 winter
견인 tow towing
견적 quote quotation estimate offer
견적서 quote quotation estimate
결과 result outcome finding
결론 conclusion
결석 absence absent
결정 decision decide decided
결제 payment pay paid
결함 defect fault
결혼 wedding marriage married
결혼식 wedding
경고 warning
경력 experience career
경유 via stopover diesel
경쟁사 competitor competitors
경찰 police
경험 experience
계란 egg eggs
계산서 invoice bill
계약 contract agreement lease
계약금 deposit
계약서 contract agreement lease
계정 account
계좌 account
계획 plan schedule
고객 customer client
고기 meat
고양이 cat
고용 employment employ hire
고용주 employer
고장 fault broken failure defect
고지서 bill notice
골절 fracture
공과금 utilities bills
공급 supply provide
공급업체 supplier vendor
공사 construction works work renovation
공사비 works construction
공연 performance show concert
공유기 router
공증 notary
공항 airport
공휴일 holiday
과목 subject course
과일 fruit
과정 course process
과제 assignment homework task
과태료 fine
과학 science
관람 visit
관리 management maintain maintenance
관리비 service-charge maintenance charge fee fees
관리인 caretaker janitor manager
관리자 manager administrator admin
관할 jurisdiction court
광주 gwangju
교사 teacher
교수 professor lecturer
교실 classroom room
교육 education training
교장 principal head
교체 replace replacement change
교통 transport traffic
교통비 travel transport
교환 exchange replace
구독 subscription
구매 purchase buy bought order
구워 bake roast
구입 purchase buy bought
국가 country
국물 broth
국민연금 pension
국적 nationality
굽 bake baking oven roast
권장 recommend recommended
권한 permission permissions access
귀중 valuable
규정 rule rules policy regulation
규칙 rule rules
그램 grams g
극장 theatre theater cinema
근로 work employment
근로자 employee worker
근무 work working
근무시간 hours
근무지 workplace
금액 amount sum price total
금요일 friday
금지 forbidden prohibited not-allowed ban
급식 lunch meals
급여 salary wage pay
기간 period term duration
기계 machine
기관 institution body
기기 device appliance unit
기능 function feature
기록 record log
기르 keep kept allowed
기름 oil
기말고사 final exam
기본급 salary
기부 donation donate
기숙사 dormitory dorm
기온 temperature
기준 standard criteria
기차 train
기한 deadline due
기후 climate
길이 length
깊이 depth
까지 until ends end expires
꽃 flower
꽃다발 bouquet flowers
끄 switch turn off
끓여 boil simmer
끓이 boil simmer
끝나 end ends expire expires finish until
나무 tree wood
난방 heating heat
난방비 heating
날씨 weather
날짜 date
남편 husband
납기 delivery due deadline
납부 pay payment due
납품 delivery deliver
납품일 delivery
내나 pay due payable paid
내는 pay due payable
내면 pay due
내야 pay due payable paid
내용 content
냈 paid
냉장 fridge refrigerate
냉장고 fridge refrigerator
너비 width
넓이 area size
넣 add put
노트북 laptop notebook
논문 paper thesis
높이 height
누나 sister
누르 press push
누수 leak
누전 short-circuit
눈 eye snow
뉴욕 york
늦 late
늦게 late
다리 leg bridge
다음 next
다치 injured injury hurt
단가 price
단계 step stage phase
단어 word
단열 insulation
닫 close closes closed
달걀 egg eggs
닭 chicken
담당 responsible charge contact
담당자 contact responsible manager
담배 smoking smoke tobacco
담보 security collateral
담보대출 mortgage
담임 teacher
당뇨 diabetes
대구 daegu
대금 payment price
대리인 agent representative
대여 rental loan hire
대여료 rental fee
대전 daejeon
대출 loan mortgage
대출금 loan
대표 representative director
대회 competition contest
데려 bring
데우 heat
데이터베이스 database
도난 theft stolen
도서 book
도서관 library
도시 city town
도착 arrive arrives arrival
도쿄 tokyo
독서 reading
독일 germany german
돌려받 refund return returned back
돌아가 return back
돌아오 return back
돌잔치 birthday party
동료 colleague colleagues
동물 animal pet
동생 brother sister
동아리 club
동의 consent agree
돼지고기 pork
두께 thickness
두통 headache
등록 register registration
등록비 registration fee
딸 daughter
떠나 leave leaves depart departs
런던 london
렌터카 rental car
로그인 login
로마 rome
리모컨 remote
리스본 lisbon
마감 deadline due close closing
마감일 deadline due
마늘 garlic
마드리드 madrid
마루 floor
만기 maturity expire expires end
만기일 maturity
만나 meet meeting
만들 make made build
만료 expire expires expiry end ends
매년 yearly annual year
매니저 manager
매달 monthly month
매매 sale purchase
매월 monthly month
매일 daily day
매주 weekly week
매출액 revenue sales turnover
매출 sales revenue turnover
매트리스 mattress
맥주 beer
머무 stay
먹 eat take
메뉴 menu
면적 area size
면접 interview
면허 licence license
명함 card
몇인분 servings serves
모니터 monitor screen
모델 model
모델명 model
모이 meet meeting
모임 meeting gathering group club
목요일 thursday
목적 purpose aim goal
목적지 destination
목표 goal target aim objective
몸무게 weight
무게 weight
무료 free
무상 free
묵 stay staying hotel
문 door
문의 contact inquiry enquiry question
문제 problem issue
물 water
물건 item goods thing
물을 water
물주 water watering
물품 goods item
미개봉 unopened
미국 usa america states us
미납 unpaid overdue arrears
미술 art
미술관 gallery museum
민원 complaint
밀가루 flour
바꾸 change replace
바닥 floor
바람 wind
바르셀로나 barcelona
박물관 museum
반납 return
반납일 return
반대 against oppose
반려동물 pet pets animal
반액 half
반죽 dough batter
반지 ring
반품 return returned
받 receive get
발급 issue issued
발생 occur happen arise
발송 send sent ship dispatch
발송일 sent shipped
발주 order
발표 presentation announce
발표일 presentation
발행 issue issued publish
방 room
방문 visit
방법 method way how
방학 vacation holiday
배관 pipe pipes plumbing
배관공 plumber
배달 delivery deliver
배상 compensation damages
배송 delivery shipping ship
배송비 shipping delivery
배송일 delivery
배우자 spouse partner
배터리 battery
배포 deploy release deployment
백신 vaccine vaccination
백업 backup
버그 bug
버스 bus
버전 version
버터 butter
버튼 button
번역 translation translate
번호 number
번호판 plate registration
벌금 fine penalty
범위 scope range
법 law
법률 law legal
법원 court
베를린 berlin
벽 wall
벽지 wallpaper
변경 change amend
변기 toilet
변제 repay repayment
변호사 lawyer attorney solicitor
병 disease illness bottle
병가 sick
병원 hospital clinic
보고 report
보고서 report
보관 store storage keep
보내 send sent
보너스 bonus
보상 compensation cover compensate
보안 security
보완 supplement
보일러 boiler heating
보장 cover coverage guarantee
보증 warranty guarantee
보증금 deposit
보증기간 warranty guarantee
보트 boat
보험 insurance
보험금 claim benefit
보험료 premium
보호자 guardian parent parents
복구 restore recover recovery
복도 corridor hallway hall
복리 compound
복리후생 benefits
복용 take dose dosage
복지 benefits welfare
볶 fry
본사 headquarters office
봄 spring
봉급 salary wage pay
부가가치세 vat
부가세 vat tax
부담 bear pay share
부모 parent parents
부부 couple
부산 busan
부서 department team
부엌 kitchen
부작용 side-effect effects
부탁 request
부팅 boot start
부품 part parts
부회장 vice
분기 quarter
분리수거 recycling
분실 lost loss
분쟁 dispute
분할 instalments installments
불 fire light
불량 defect defective faulty
불만 complaint
브레이크 brake brakes
비 rain
비계 scaffolding
비과세 tax-free exempt
비료 fertiliser fertilizer
비밀 confidential secret
비밀번호 password
비밀유지 confidentiality confidential
비상 emergency
비상구 exit
비상금 savings
비상연락처 emergency contact
비용 cost costs expense expenses fee price
비자 visa
비행 flight
비행기 flight plane
빌려 borrow lent loan
빌리 borrow rent loan
빨래 laundry washing
빵 bread
사건 incident event case
사고 accident incident
사과 apple
사람 person people
사려 buy
사망 death
사망자 deaths
사무실 office
사업 business project
사업자 business company
사용 use using
사용료 fee charge
사용자 user
사유 reason cause
사은품 gift
사장 owner president director
사진 photo picture
사진사 photographer
삭제 delete remove
산 mountain
산재 accident
살 live buy
샀 bought purchased buy purchase
상담 consultation advice
상반기 first half
상사 manager boss supervisor
상속 inheritance inherit
상속인 heir
상여금 bonus
상태 condition status state
상표 brand trademark
상품 product item goods
상품권 voucher
상해 injury accident
상환 repay repayment
새해 year
생년월일 birth born
생산 production produce
생선 fish
생일 birthday birth born
생활비 living expenses
샤워 shower
서기 secretary
서류 document documents papers
서명 signature signed sign
서버 server
서비스 service
서울 seoul
섞 mix stir
선물 gift present
선박 ship boat
선불 advance prepaid
선생님 teacher
선수금 deposit advance
선택 choose choice option
설명 description explain explanation
설명서 manual instructions guide
설비 equipment installation
설정 setting settings configuration
설치 install installation
설치비 installation
설탕 sugar
섬 island
성과 result performance
성과급 bonus
성명 name
성별 sex gender
성장 growth grow
성적 grade grades result mark
세금 tax taxes vat
세로 height
세면대 sink basin
세미나 seminar
세율 rate tax
세입자 tenant
세탁 washing laundry
세탁기 washing-machine washer
소개 introduction
소고기 beef
소금 salt
소득 income
소득세 income tax
소매 retail
소방 fire
소비 spending
소비자 consumer customer
소송 lawsuit litigation court
소스 sauce
소요 take takes
소유 own owner
소유권 ownership title
소유자 owner
소음 noise quiet
소파 sofa couch
소풍 trip excursion
소프트웨어 software
속도 speed
속도위반 speeding
손님 guest customer
손실 loss
손해 damage damages loss
송금 transfer
송장 invoice
쇼핑 shopping
수강 course attend
수강료 fee tuition
수도 water capital
수도꼭지 tap faucet
수도세 water
수도요금 water
수량 quantity amount
수련 training
수령 receive collect pickup
수리 repair fix
수리비 repair
수면 sleep
수선 repair
수수료 fee commission charge
수술 surgery operation
수습 probation trial
수심 depth
수업 class lesson course
수업료 tuition fee
수영 swimming swim
수영장 pool
수요일 wednesday
수용 capacity
수익 profit revenue income return
수입 income import
수정 correct change edit
수취인 recipient payee
수표 cheque check
수프 soup
수하물 baggage luggage bag bags
수학 maths math mathematics
수확 harvest
숙박 accommodation stay hotel staying
숙박비 accommodation hotel
숙소 accommodation hotel lodging stay staying
숙제 homework
순서 order step
순이익 net profit
숟가락 spoon tablespoon teaspoon
술 alcohol wine
스키 ski
스페인 spain spanish
습도 humidity
승인 approval approve approved
시간 hours time hour
시계 watch clock
시공 construction works
시설 facility facilities
시세 price
시스템 system
시작 start starts begin begins from
시작시간 start starts
시작일 start starts begin from
시장 market
시행 effective implementation
시험 exam test examination
식기세척기 dishwasher
식단 diet menu
식당 restaurant canteen
식료품 groceries food
식비 food meals groceries
식사 meal meals
식전 meal meals before
식초 vinegar
식탁 table
식후 meal meals after
신고 report declare declaration
신규 new
신랑 groom
신발 shoes
신부 bride
신분 identity status
신분증 id identity identification
신용 credit
신용등급 credit
신용카드 credit card
신입 junior new
신청 apply application request
신청서 application form
신혼 wedding
실내 indoor
실적 performance result sales
실험 experiment test
심 plant
싱크대 sink
싸 cheap cheaper price
쌀 rice
썰 chop slice cut
쓰 use write
쓰레기 rubbish garbage waste trash bin
씨앗 seed seeds
씻 wash
아내 wife
아들 son
아침 morning breakfast
아파트 apartment flat
아프 pain ill sick
안건 agenda item
안경 glasses
안내 guide information notice
안전 safety safe
알러지 allergy allergic
알레르기 allergy allergic
암 cancer
암호 password
애완동물 pet pets animal
야근 overtime
야채 vegetable vegetables
약 medicine medication
약관 terms conditions
약국 pharmacy chemist
약속 appointment promise
양 amount quantity
양도 transfer assign
양식 form
양파 onion
어린이 child children
어머니 mother
업그레이드 upgrade
업데이트 update
업무 work duties duty task tasks
업체 company supplier vendor contractor
에너지 energy
에어컨 air-conditioner conditioner
엑스레이 x-ray
엔진 engine
엔진오일 oil
엘리베이터 elevator lift
여권 passport
여권번호 passport number
여름 summer
여행 travel trip
여행사 travel agency
역 station
역사 history
역할 role duty
연간 annual yearly year
연구 research study
연금 pension
연기 postpone delay
연락 contact call
연락처 contact phone telephone
연료 fuel
연봉 salary annual
연비 consumption fuel
연습 practice
연이율 rate interest
연장 extend extension renew
연차 leave vacation holiday
연체 late overdue arrears
연체료 late-fee penalty
연회비 annual fee
열 heat fever open opens
열려 place held open
열리 place held open
열쇠 key keys
열이 fever
염증 inflammation
영국 uk britain england
영수증 receipt invoice
영수증번호 receipt
영어 english
영업 business sales opening open hours
영업시간 opening hours open
영업이익 operating profit
영화 film movie
예금 deposit savings
예방 prevention prevent
예방접종 vaccination vaccine
예방주사 vaccination vaccine
예산 budget
예상 expect expected estimate
예약 booking reservation appointment book
예약금 deposit
예외 exception except
예정 planned scheduled expected
오류 error fault
오르 raise rise increase
오븐 oven
오사카 osaka
오전 morning
오후 afternoon
온도 temperature
온라인 online
온수 hot water
올랐 raised increased increase
옷 clothes
옷장 wardrobe closet
와이파이 wifi wi-fi password
완공 completion complete
완료 complete completed finish
왕복 return
외국 foreign
요금 fee charge rate price fare
요금제 plan tariff
요리 cook cooking dish recipe
요약 summary
요양 care
요청 request
욕실 bathroom
욕조 bath bathtub
용도 purpose use
용량 capacity volume dose
우산 umbrella
우유 milk
우체국 post office
우편 mail post
우편번호 postcode zip
운동 exercise sport
운송 transport shipping
운송장 tracking
운영 operation operate open opening hours
운영시간 opening hours open
운전 drive driving
운전면허 licence license
운전자 driver
원금 principal
원리금 principal interest
원인 cause reason
월 month monthly
월급 salary wage pay
월세 rent
월요일 monday
위반 breach violation
위생 hygiene
위약금 penalty
위원회 committee
위치 location place position
위치하 located
위험 risk danger
유급 paid
유럽 europe european
유상 charge charged
유언 will
유지 maintain maintenance
유지보수 maintenance
유치원 kindergarten
유통기한 expiry best-before
유효 valid
유효기간 valid expiry validity
육아휴직 parental leave
은행 bank
음료 drink drinks
음식 food
음식점 restaurant
음악 music
음주 alcohol
응급 emergency
의견 opinion comment feedback
의류 clothing clothes
의무 obligation duty
의사 doctor physician
의자 chair
이력서 cv resume
이름 name
이메일 email e-mail mail
이사 move moving director
이사회 board
이용 use
이용료 fee charge
이유 reason
이율 rate interest
이익 profit
이자 interest
이자율 interest rate
이전 previous transfer
이직 job
이체 transfer
이탈리아 italy italian
인건비 labour labor
인도 delivery handover
인분 servings serves
인상 increase raise rise
인수 handover
인원 people persons participants number
인천 incheon
인터넷 internet broadband wifi
인턴 intern internship
인하 reduction lower
일 work job
일련번호 serial
일본 japan japanese
일시 date time
일시불 lump
일요일 sunday
일정 schedule itinerary plan timetable date
임금 wage salary pay
임대 rent lease rental
임대료 rent
임대인 landlord lessor
임대차 lease tenancy
임시 temporary
임신 pregnancy pregnant
임원 director executive
임차 lease rent
임차인 tenant lessee
입금 deposit payment paid
입사 join start hire
입원 hospital admission admitted
입장 entry admission
입장권 ticket tickets
입장료 admission entry ticket
입주 move-in moving
입학 admission enrolment
자격 qualification eligible
자격증 certificate licence
자기부담금 excess deductible
자기소개서 letter
자녀 child children
자동 automatic automatically
자동이체 direct-debit automatic
자동차 car vehicle
자동차보험 insurance
자료 material data document
자르 cut chop slice
자리 seat place
자산 asset assets
자원봉사 volunteer volunteers
자재 materials material
자재비 materials
자전거 bicycle bike
작동 operate work
작성 write written prepare
작업 work task
잔고 balance
잔금 balance remainder
잔디 lawn grass
잔액 balance
잔업 overtime
장례 funeral
장비 equipment
장소 place venue location
장치 device
장학금 scholarship
재고 stock inventory
재료 ingredient ingredients material materials
재발급 reissue replacement
재산 property assets
재산세 property tax
재시작 restart reboot
재주문 reorder
재직 employment employed
재택 home remote
재택근무 remote home
재활용 recycling recycle
저금 savings
저녁 evening dinner
저당 mortgage
저자 author
저작권 copyright
저장 save store
저축 savings save
적금 savings
적립 points
적자 loss deficit
전기 electricity electric power
전기기사 electrician
전기세 electricity
전기요금 electricity
전기차 electric
전등 light lamp
전력 power electricity
전망 view
전세 lease deposit
전원 power
전자레인지 microwave
전자제품 electronics appliance
전화 phone telephone call
전화번호 phone telephone number
절반 half
절차 procedure process
점검 inspection check service maintenance
점심 lunch noon
점유율 share
접근 access
접수 receive registration application
접종 vaccination vaccine
정가 price
정관 articles
정기 regular
정밀 detailed
정보 information
정비 service maintenance repair
정산 settlement settle
정원 garden capacity
제공 provide offer
제안 proposal suggest offer
제안서 proposal
제외 exclude excluded except exclusion
제조 manufacture
제조사 manufacturer maker
제조업체 manufacturer maker
제조일 manufactured
제주 jeju
제출 submit submission hand
제품 product
제한 limit limited restriction
조건 condition terms
조립 assembly assemble
조명 light lighting lights
조사 survey investigation
조식 breakfast
조용 quiet
조항 clause article section
졸업 graduate graduation
종강 end ends
종료 end ends termination expire
종료일 end ends expire until
종류 kind type
좌석 seat
주가 share price
주간 weekly week
주급 wage
주말 weekend
주문 order
주문번호 order number
주민 resident
주방 kitchen
주사 injection
주소 address
주식 stock share shares
주의 caution warning care
주의사항 caution warning notice
주인 owner landlord
주제 topic subject theme
주주 shareholder shareholders
주차 parking park
주차장 parking garage
주최 host organise organize
주치의 doctor physician
주택 house home
주택담보대출 mortgage
주행 drive
주행거리 mileage kilometres kilometers
준비 prepare preparation
준비물 bring materials
중간고사 midterm
중개 broker agent agency
중개수수료 commission
중개인 broker agent
중국 china chinese
중단 stop suspend
중도 early
중도해지 early-termination
중량 weight
증가 increase
증가율 growth increase
증명 proof certificate
증명서 certificate
증상 symptom symptoms
증인 witness
지각 late
지갑 wallet
지급 pay paid payment payable
지도 map
지방세 tax
지분 share shares
지불 pay payment paid payable
지붕 roof
지수 index
지시 instruction
지역 area region
지연 delay late
지원 support apply application
지원금 subsidy grant
지원자 applicant candidate
지점 branch
지진 earthquake
지출 expense expenses spending
지하 basement
지하실 basement cellar
지하철 subway metro underground
지하철역 station
직급 position grade
직업 job occupation profession
직원 employee staff employees
직장 work workplace job employer
직책 position title
진단 diagnosis
진단서 certificate
진료 treatment appointment consultation
진통제 painkiller
질문 question
질병 disease illness
짐 luggage baggage
집 house home
집들이 party
집주인 landlord owner
차 car tea vehicle
차고 garage
차단 block
차량 vehicle car
차이 difference
찬성 favour favor agree
참가 participate attend join
참가비 fee
참가자 participant participants
참석 attend attended present attendees
참석자 attendee attendees participant present
창가 window
창고 warehouse storage
창문 window
창틀 window frame
채무 debt
채소 vegetable vegetables
채식 vegetarian
책 book
책상 desk
책임 liability responsible responsibility
책임자 responsible manager head
처방 prescription prescribed
처방전 prescription
천장 ceiling
철도 rail railway
청구 invoice bill claim
청구서 invoice bill
청소 cleaning clean
체결 conclude signed
체류 stay
체류기간 stay period
체육 sports sport
체중 weight
체크아웃 check-out checkout
체크인 check-in checkin
초과근무 overtime
초기화 reset
초대 invitation invite
초등학교 school
초음파 ultrasound
초콜릿 chocolate
총무 treasurer
총액 total
총회 assembly meeting
최고 highest maximum
최대 maximum most max
최소 minimum least min
최저 lowest minimum
추가 additional extra add
추천 recommend recommendation
추천서 reference recommendation
축제 festival
출근 work
출발 depart departs departure leave leaves
출산 birth maternity
출산휴가 maternity leave
출생 birth born
출석 attendance
출장 travel trip
출장비 callout travel
출퇴근 commute
출판 publish published
충전 charge charging
충전기 charger
취득 acquire
취득세 tax
취소 cancel cancellation
취소수수료 cancellation
취업 employment job
측정 measure measurement
층 floor
치과 dentist dental
치료 treatment therapy
치료비 treatment
치즈 cheese
침대 bed
침실 bedroom
카드 card
카메라 camera
칼로리 calories
캐나다 canada
커튼 curtain curtains
커피 coffee
컴퓨터 computer
컵 cup cups
케이블 cable
케이크 cake
코드 code
콘서트 concert
콜레스테롤 cholesterol
쿠키 cookie cookies biscuits
쿠폰 coupon voucher
크기 size dimensions
크라운 crown
크레딧 credit
클럽 club
키 height key
키보드 keyboard
키우 keep kept allowed
키워 keep kept allowed
키워도 keep kept allowed
타이어 tyre tire
타일 tile tiles
탑승 boarding board
태풍 storm typhoon
택배 parcel package
택시 taxi
터미널 terminal
텃밭 garden allotment
테스트 test
토마토 tomato
토요일 saturday
통로 aisle
통신비 phone
통역 interpreter
통장 account passbook
통지 notice notify
통화 currency call
퇴거 move-out vacate
퇴근 leave
퇴사 resign leave
퇴원 discharge discharged
퇴직 retirement resign
퇴직금 severance
퇴직연금 pension
투자 investment invest
투표 vote voted
특약 special
특징 feature
특허 patent
티켓 ticket tickets
팀 team
팀장 leader manager head
파리 paris
파손 damage broken
파티 party
판결 judgment ruling
판매 sale sales sell
판매자 seller
판매처 seller shop
페인트 paint
페인트칠 paint painting
편도 single one-way
평가 evaluation rating review
평균 average
평일 weekday weekdays
폐기 dispose disposal
포도주 wine
포인트 points
포장 packaging pack
포함 include included
포함되 included
폭 width
폭풍 storm
표 ticket table
품질 quality
품질보증 warranty guarantee
프랑스 france french
프로젝트 project
프린터 printer
피로연 reception
피부 skin
피우 smoke
피해 damage
필요 need needed required
하객 guests
하루에 daily day
하반기 second half
하자 defect
하청 subcontractor
학교 school university
학급 class
학기 semester term
학비 tuition
학생 student pupil
학습 learning study
학원 academy school
학위 degree
한국 korea korean
한국어 korean
한도 limit maximum
할머니 grandmother
할부 instalment installment
할아버지 grandfather
할인 discount
할인율 discount
합계 total sum
합의 agreement agree settlement
항공 flight airline air
항공권 flight ticket
항공사 airline
항공편 flight
항구 port harbour harbor
항의 complaint
해결 solve resolve
해고 dismissal terminate
해변 beach
해외 abroad foreign
해지 terminate termination cancel notice
행사 event
행사장 venue
허가 permission permit allowed
허락 permission allowed
허용 allowed permit
헤드폰 headphones
헬스장 gym
현관 entrance door
현금 cash
현장 site
현장학습 trip excursion
혈당 sugar glucose
혈압 pressure
혈액 blood
혈액형 blood
형 brother
혜택 benefit
호밀 rye
호수 lake
호실 room
호주 australia
호텔 hotel
홈페이지 website
홍수 flood floods
화면 screen display
화요일 tuesday
화장실 bathroom toilet
화재 fire
화재보험 fire insurance
확인 check confirm confirmation
환급 refund
환불 refund
환승 transfer connection change
환율 exchange rate
환자 patient
활동 activity
회계 accounting account
회계사 accountant
회비 fee dues
회사 company employer
회원 member
회원가입 register registration
회원권 membership
회의 meeting
회의록 minutes meeting
회의실 room
회장 chair president
효과 effect
효력 effect effective force
후견 guardian
후기 review
후보 candidate
후불 invoice
후원 sponsor donation
후추 pepper
휘발유 petrol gasoline
휴가 leave vacation holiday
휴관 closed
휴대전화 phone mobile
휴대폰 phone mobile
휴무 closed holiday
휴식 break rest
휴일 holiday
휴직 leave
흑자 profit surplus
흡연 smoking smoke
희망 wish hope
`;

/** English words by the Korean one, or its stem. */
export const english: ReadonlyMap<string, readonly string[]> = new Map(
	lines
		.trim()
		.split('\n')
		.map((line) => {
			const [korean = '', ...words] = line.split(' ');
			return [korean, words] as const;
		})
);
