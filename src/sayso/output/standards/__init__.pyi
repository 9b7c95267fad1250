from .annotations import annotation_collection as annotation_collection
from .entities import ftm_entities as ftm_entities
from .graph import graphml_text as graphml_text
from .graph import network as network
from .provenance import prov_document as prov_document
from .schemaorg import schemaorg_document as schemaorg_document
from .writing import STANDARDS as STANDARDS
from .writing import write_standard as write_standard
