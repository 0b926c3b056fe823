### The list of units, firms and authorities.

organisation-kind =
    .unit = sending unit
    .firm = firm
    .district = district authority

organisations =
    .title = Organisations
    .about = Look through the units, firms and authorities of your place, and correct a unit's name and kind.
organisations-kind = Which kind?
    .label = Kind
organisations-search = What are you looking for? Write a part of the name (pinyin will do) or the code; “Skip” shows all.
    .label = Looking for
    .example = Ningbo University
organisations-item = Which one?
    .label = Organisation
    .line = { $name } ({ $district }, { $state })
organisations-none = Nothing was found. Units and firms come into the list by invitation (/invite), or when somebody fills in their record.
organisations-seen =
    <b>{ $name }</b> ({ $programme })
    • Type: { $kind }; district: { $district }; { $state }
    • Kind of unit: { $unit_kind }; credit code: { $code }
    • People with a role there: { $people }
organisations-act = { $item }: what would you like to do?
    .label = Change
    .rename = Correct the name
    .sort = Correct the kind of unit
    .verify = Verify this unit
    .keep = Leave everything as it is
    .why = A unit that somebody wrote is found by others once it is verified.
organisations-name = What is the right name?
    .label = Name
    .example = Ningbo University
organisations-unit_kind = What kind of unit is it?
    .label = Kind of unit
organisations-change = Changed: <b>{ $name }</b> ({ $programme }, { $district }): { $state }.
organisations-changed = This has just changed. “cancel”, then /organisations shows it as it is now.
