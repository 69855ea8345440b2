"""The standards by which learning systems take a course, and how each names its package."""

from enum import StrEnum


class Standard(StrEnum):
    """A standard, by what stands for it in addresses and file names."""

    SCORM_12 = "scorm-1.2"
    SCORM_2004 = "scorm-2004"
    CMI5 = "cmi5"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def manifest(self) -> str:
        """The file that a learning system reads first."""
        return "cmi5.xml" if self == Standard.CMI5 else "imsmanifest.xml"


LABELS = {
    Standard.SCORM_12: "SCORM 1.2",
    Standard.SCORM_2004: "SCORM 2004, 4th edition",
    Standard.CMI5: "cmi5",
}
