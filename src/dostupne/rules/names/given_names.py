"""Given names that are frequent in Czech lists: what makes `Jan NOVÁK` a person and `Jazyk PHP` a title.

The most frequent names of living persons in the Czech Republic (Ministry of the Interior, https://www.mvcr.cz/clanek/cetnost-jmen-a-prijmeni.aspx)
and a few that foreign authors bear most.
"""

GIVEN_NAMES = frozenset(
    """
    Jiří Jan Petr Jana Marie Josef Pavel Martin Jaroslav Tomáš Eva Miroslav Hana Anna Zdeněk Václav František Lenka Michal Kateřina Milan Lucie
    Věra Karel Alena Jakub Lukáš David Petra Vladimír Ladislav Ondřej Veronika Jaroslava Martina Jitka Tereza Ludmila Roman Stanislav Helena
    Michaela Zdeňka Ivana Jarmila Monika Marek Zuzana Radek Markéta Antonín Vojtěch Jiřina Daniel Marcela Filip Adam Barbora Dagmar Dana
    Kristýna Miloslav Matěj Vlasta Irena Aleš Božena Miroslava Dominik Pavla Libor Andrea Rudolf Jindřich Daniela Eliška Růžena Klára Simona
    Adéla Natálie Vít Šárka Nikola Ivo Iveta Robert Milada Gabriela Igor Ivan Bohumil Luboš Vlastimil Oldřich Emil Viktor Richard Radim Radka
    Renata Romana Soňa Jozef Juraj Peter Ján Katarína Ľubomír
    John Michael James Robert William Richard Thomas Charles Paul Mark George Steven Andrew Kenneth Kevin Brian Edward Anthony Christopher
    Susan Mary Elizabeth Jennifer Barbara Sarah Karen Hans Klaus Wolfgang Pierre Jean Jacques
    """.split()
)
