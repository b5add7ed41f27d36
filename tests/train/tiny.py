"""Handmade corpora of a few sentences."""

from __future__ import annotations

GERMAN = """\
# sent_id = 1
# text = Der Chef ging zum Markt.
1\tDer\tder\tDET\tART\tCase=Nom|Gender=Masc|Number=Sing\t2\tdet\t_\t_
2\tChef\tChef\tNOUN\tNN\tCase=Nom|Gender=Masc|Number=Sing\t3\tnsubj\t_\t_
3\tging\tgehen\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Past\t0\troot\t_\t_
4-5\tzum\t_\t_\t_\t_\t_\t_\t_\t_
4\tzu\tzu\tADP\tAPPR\t_\t6\tcase\t_\t_
5\tdem\tder\tDET\tART\tCase=Dat\t6\tdet\t_\t_
6\tMarkt\tMarkt\tNOUN\tNN\tCase=Dat|Gender=Masc|Number=Sing\t3\tobl\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_

# sent_id = 2
# split = dev
# text = Anna Schmidt lobt den Mann, der kam.
1\tAnna\tAnna\tPROPN\tNE\tCase=Nom|Number=Sing\t3\tnsubj\t_\tEnt=B-PER
2\tSchmidt\tSchmidt\tPROPN\tNE\tCase=Nom|Number=Sing\t1\tflat:name\t_\tEnt=I-PER
3\tlobt\tloben\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
4\tden\tder\tDET\tART\tCase=Acc|Gender=Masc|Number=Sing\t5\tdet\t_\t_
5\tMann\tMann\tNOUN\tNN\tCase=Acc|Gender=Masc|Number=Sing\t3\tobj\t_\tSpaceAfter=No
6\t,\t,\tPUNCT\t$,\t_\t8\tpunct\t_\t_
7\tder\tder\tPRON\tPRELS\tCase=Nom|Gender=Masc|Number=Sing|PronType=Dem,Rel\t8\tnsubj\t_\t_
8\tkam\tkommen\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t5\tacl\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_

# sent_id = 3
# text = Berlin hat gewonnen.
1\tBerlin\tBerlin\tPROPN\tNE\tCase=Nom|Number=Sing\t3\tnsubj\t_\tEnt=B-LOC
2\that\thaben\tAUX\tVAFIN\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t3\taux\t_\t_
3\tgewonnen\tgewinnen\tVERB\tVBN\tTense=Past\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_

"""

GUM = """\
# sent_id = g1
# text = President Ada Byron of Kent met Americans.
1\tPresident\tPresident\tPROPN\tNNP\tNumber=Sing\t2\tnmod:desc\t_\tEntity=(1-person-new-nnnnn-cf1-2-coref
2\tAda\tAda\tPROPN\tNNP\tNumber=Sing\t6\tnsubj\t_\t_
3\tByron\tByron\tPROPN\tNNP\tNumber=Sing\t2\tflat\t_\t_
4\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
5\tKent\tKent\tPROPN\tNNP\tNumber=Sing\t2\tnmod\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl)1)
6\tmet\tmeet\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
7\tAmericans\tAmericans\tPROPN\tNNPS\tNumber=Plur\t6\tobj\t_\tEntity=(3-person-new-nnnnn-cf3-1-sgl)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

"""
